using static TorchSharp.torch;

namespace Torchbook.Tests.Parallel;

/// <summary>How far two results of one computation are apart.</summary>
internal static class Close
{
    /// <summary>The largest difference relative to the largest value expected.</summary>
    public static double Error(Tensor actual, Tensor expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.shape, actual.shape);
        return ((actual.detach() - expected.detach()).abs().max() / expected.detach().abs().max().clamp_min(1e-300)).item<double>();
    }
}
