using Torchbook.Models;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

/// <summary>Small things to learn.</summary>
internal static class Tasks
{
    /// <summary>Options of a run that shows nothing.</summary>
    public static TrainingOptions Quiet { get; } = new() { ShowProgress = false, Device = CPU, Epochs = 2, BatchSize = 16 };

    /// <summary>Points in the unit square <c>[N, 2]</c>; class 1 lies above the diagonal.</summary>
    public static Examples Diagonal(long count, ulong seed = 5)
    {
        using var generator = new Generator(seed);
        var points = rand([count, 2], generator: generator);
        return (points, points.select(1, 0).lt(points.select(1, 1)).to(ScalarType.Int64));
    }

    /// <summary>Noise as images <c>[N, 1, 8, 8]</c> with labels by chance.</summary>
    public static Examples Noise(long count, ulong seed = 3)
    {
        using var generator = new Generator(seed);
        return (rand([count, 1, 8, 8], generator: generator), randint(0, 10, [count], ScalarType.Int64, generator: generator));
    }

    /// <summary>The lesson's network for 8×8 images.</summary>
    public static LeNet SmallLeNet(long seed = 7)
    {
        manual_seed(seed);
        return new LeNet([1, 8, 8]);
    }

    /// <summary>A linear classifier of points.</summary>
    public static nn.Module<Tensor, Tensor> Line(long seed = 7)
    {
        manual_seed(seed);
        return Classifiers.Linear([2], 2);
    }
}
