using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Classifiers without convolutions, to compare with.</summary>
public static class Classifiers
{
    /// <summary>One dense layer: a weighted sum of the inputs for each class, the least a classifier can be.</summary>
    /// <param name="inputShape">The shape of one input, without N.</param>
    /// <param name="classes">Logits to put out.</param>
    /// <returns>Maps <c>[N, …]</c> to <c>[N, classes]</c>.</returns>
    public static Sequential Linear(long[] inputShape, long classes = 10) => Mlp(inputShape, classes);

    /// <summary>A multilayer perceptron: dense layers with ReLU between them.</summary>
    /// <param name="inputShape">The shape of one input, without N.</param>
    /// <param name="classes">Logits to put out.</param>
    /// <param name="hidden">Units of each hidden layer.</param>
    /// <returns>Maps <c>[N, …]</c> to <c>[N, classes]</c>.</returns>
    /// <exception cref="ArgumentException">A size is less than 1.</exception>
    public static Sequential Mlp(long[] inputShape, long classes = 10, params IReadOnlyList<long> hidden)
    {
        long[] sizes = [inputShape.Aggregate(1L, (a, b) => a * b), .. hidden, classes];
        if (sizes.Any(s => s < 1))
        {
            throw new ArgumentException($"A network of {string.Join(" → ", sizes)} units is not possible: each layer needs at least 1.");
        }

        var layers = nn.Sequential(("flatten", nn.Flatten()));
        for (var i = 1; i < sizes.Length; i++)
        {
            layers.append($"dense{i}", nn.Linear(sizes[i - 1], sizes[i]));
            if (i < sizes.Length - 1)
            {
                layers.append($"relu{i}", nn.ReLU());
            }
        }

        return layers;
    }
}
