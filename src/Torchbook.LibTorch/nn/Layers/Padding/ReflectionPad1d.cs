namespace TorchSharp.Modules;

/// <summary>Pads [N, C, L] by reflecting it at its edges.</summary>
public sealed class ReflectionPad1d : PadBase
{
    internal ReflectionPad1d(long[] padding)
        : base(nameof(ReflectionPad1d), PaddingModes.Reflect, 0, padding)
    {
    }
}
