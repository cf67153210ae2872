namespace TorchSharp.Modules;

/// <summary>Pads [N, C, D, H, W] by repeating its edges.</summary>
public sealed class ReplicationPad3d : PadBase
{
    internal ReplicationPad3d(long[] padding)
        : base(nameof(ReplicationPad3d), PaddingModes.Replicate, 0, padding)
    {
    }
}
