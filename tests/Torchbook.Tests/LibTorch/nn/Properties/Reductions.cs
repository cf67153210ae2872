using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

internal static class Reductions
{
    /// <summary>One of the three, and its name in Python in quotes.</summary>
    public static (nn.Reduction Ours, string Python) Reduction(this Draw d) =>
        d.Pick((nn.Reduction.None, "'none'"), (nn.Reduction.Mean, "'mean'"), (nn.Reduction.Sum, "'sum'"));

    /// <summary>A shape of as many dimensions as wanted.</summary>
    public static long[] Shape(this Draw d, int least, int most) => [.. Enumerable.Range(0, (int)d.Size(least, most)).Select(_ => d.Size())];
}
