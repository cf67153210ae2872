using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The parameters of linear and convolutional layers as PyTorch initializes them: weight before bias, so that the
/// same seed gives the same numbers.</summary>
internal static class WeightAndBias
{
    /// <summary>Both uniform in ±1 / √fan-in (He et al., https://arxiv.org/abs/1502.01852, with a = √5).</summary>
    public static (Parameter weight, Parameter? bias) Uniform(long[] shape, long? biasSize, Device? device, ScalarType? dtype)
    {
        var weight = Empty(shape, device, dtype);
        var bias = biasSize is { } size ? Empty([size], device, dtype) : null;
        Reset(weight, bias);
        return (weight, bias);
    }

    public static void Reset(Parameter weight, Parameter? bias)
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is not null)
        {
            var bound = 1 / Math.Sqrt(nn.init.CalculateFanInAndFanOut(weight).fanIn);
            nn.init.uniform_(bias, -bound, bound);
        }
    }

    /// <summary>Ones and zeros, as normalization layers start.</summary>
    public static (Parameter weight, Parameter? bias) OnesAndZeros(long[] shape, bool hasBias, Device? device, ScalarType? dtype)
    {
        var weight = Empty(shape, device, dtype);
        var bias = hasBias ? Empty(shape, device, dtype) : null;
        nn.init.ones_(weight);
        if (bias is not null)
        {
            nn.init.zeros_(bias);
        }

        return (weight, bias);
    }

    public static Parameter Empty(long[] shape, Device? device, ScalarType? dtype) => new(empty(shape, dtype, device));
}
