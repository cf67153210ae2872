namespace TorchSharp.Modules;

/// <summary>Pads [N, C, D, H, W] with a value.</summary>
public sealed class ConstantPad3d : PadBase
{
    internal ConstantPad3d(long[] padding, double value)
        : base(nameof(ConstantPad3d), PaddingModes.Constant, value, padding)
    {
    }
}
