using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x + path(x) where the shapes allow it, path(x) elsewhere.</summary>
internal sealed class InvertedResidual : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _path;
    private readonly bool _residual;

    public InvertedResidual(string part, nn.Module<Tensor, Tensor> path, bool residual)
        : base(nameof(InvertedResidual))
    {
        register_module(part, _path = path);
        _residual = residual;
    }

    public override Tensor forward(Tensor input)
    {
        var result = _path.call(input);
        return _residual ? result.add_(input) : result;
    }

    /// <summary>The channel count nearest to <paramref name="value"/> that <paramref name="divisor"/> divides, and not below 90% of it.</summary>
    public static long MakeDivisible(double value, long divisor)
    {
        var rounded = Math.Max(divisor, (long)(value + (divisor / 2.0)) / divisor * divisor);
        return rounded < 0.9 * value ? rounded + divisor : rounded;
    }
}
