namespace TorchSharp.Modules;

/// <summary>Pads [N, C, H, W] by repeating its edges.</summary>
public sealed class ReplicationPad2d : PadBase
{
    internal ReplicationPad2d(long[] padding)
        : base(nameof(ReplicationPad2d), PaddingModes.Replicate, 0, padding)
    {
    }
}
