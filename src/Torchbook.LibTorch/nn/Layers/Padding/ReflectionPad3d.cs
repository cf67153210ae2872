namespace TorchSharp.Modules;

/// <summary>Pads [N, C, D, H, W] by reflecting it at its edges.</summary>
public sealed class ReflectionPad3d : PadBase
{
    internal ReflectionPad3d(long[] padding)
        : base(nameof(ReflectionPad3d), PaddingModes.Reflect, 0, padding)
    {
    }
}
