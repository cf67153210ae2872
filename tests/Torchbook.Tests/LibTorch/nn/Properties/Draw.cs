using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>Random sizes, settings and tensors of one element type. Leaves the global generator alone, from which layers draw their weights.</summary>
internal sealed class Draw(int seed, ScalarType type)
{
    private readonly Random _random = new(seed);
    private readonly Generator _generator = new((ulong)seed);

    public ScalarType Type => type;

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public long Size(int least = 1, int most = 5) => _random.Next(least, most + 1);

    public bool Flag() => _random.Next(2) == 0;

    public double Real(double least, double most) => least + (_random.NextDouble() * (most - least));

    public T Pick<T>(params T[] of) => of[_random.Next(of.Length)];

    /// <summary>Normally distributed, and its gradient is compared.</summary>
    public Tensor Normal(params long[] shape) => Constant(shape).requires_grad_();

    /// <summary>Uniform between the bounds, and its gradient is compared.</summary>
    public Tensor Uniform(double least, double most, params long[] shape)
    {
        using var unit = rand(shape, type, generator: _generator);
        using var wide = unit * (most - least);
        return (wide + least).requires_grad_();
    }

    /// <summary>Normally distributed, without gradient: a target, for one.</summary>
    public Tensor Constant(params long[] shape) => randn(shape, type, generator: _generator);

    /// <summary>int64 from 0 to <paramref name="below"/> - 1.</summary>
    public Tensor Indices(long below, params long[] shape) => randint(0, below, shape, ScalarType.Int64, generator: _generator);

    /// <summary>True with probability <paramref name="share"/>.</summary>
    public Tensor Mask(double share, params long[] shape)
    {
        using var unit = rand(shape, ScalarType.Float32, generator: _generator);
        return unit < share;
    }
}
