using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>The limits of a floating-point type: the step from 1 to the next number, and the smallest number of full precision.</summary>
internal readonly record struct Precision(double eps, double tiny)
{
    public static Precision Of(ScalarType type) => type switch
    {
        ScalarType.Float64 => new(Math.ScaleB(1, -52), Math.ScaleB(1, -1022)),
        ScalarType.Float32 => new(Math.ScaleB(1, -23), Math.ScaleB(1, -126)),
        ScalarType.BFloat16 => new(Math.ScaleB(1, -7), Math.ScaleB(1, -126)),
        ScalarType.Float16 => new(Math.ScaleB(1, -10), Math.ScaleB(1, -14)),
        _ => throw new ArgumentException($"A distribution's parameters are floating-point numbers, not {type}."),
    };
}
