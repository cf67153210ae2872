using TorchSharp.Modules;

namespace Torchbook.Parallel;

/// <summary>Cuts a model of consecutive layers into stages.</summary>
public static class PipelineStages
{
    /// <summary>
    /// Cuts <paramref name="model"/> between layers so that the most expensive stage is as cheap as it can be. The stages share the model's
    /// layers and their weights.
    /// </summary>
    /// <param name="model">At least as many layers as stages.</param>
    /// <param name="stages">How many, K.</param>
    /// <param name="costs">What each layer costs, in any unit, such as milliseconds; all the same when null.</param>
    /// <exception cref="ArgumentException">There are fewer layers than stages, or another number of costs than of layers.</exception>
    public static IReadOnlyList<Sequential> Split(Sequential model, int stages, IReadOnlyList<double>? costs = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stages, 1);
        if (model.Count < stages)
        {
            throw new ArgumentException($"A model of {model.Count} layers cannot be cut into {stages} stages, for a stage holds at least one: use at most {model.Count}.", nameof(stages));
        }

        if (costs is not null && costs.Count != model.Count)
        {
            throw new ArgumentException($"There are {costs.Count} costs for {model.Count} layers.", nameof(costs));
        }

        var cuts = Cuts([.. costs ?? [.. Enumerable.Repeat(1.0, model.Count)]], stages);
        return [.. cuts.Zip(cuts.Skip(1), (from, to) => model[from..to])];
    }

    /// <summary>Where stages begin, and where the last ends: best[k, i] is the cost of the dearest of k stages that hold the first i layers.</summary>
    private static int[] Cuts(double[] costs, int stages)
    {
        var best = new double[stages + 1, costs.Length + 1];
        var begin = new int[stages + 1, costs.Length + 1];
        for (var k = 1; k <= stages; k++)
        {
            for (var i = k; i <= costs.Length; i++)
            {
                best[k, i] = double.PositiveInfinity;
                for (var from = k - 1; from < i && (k > 1 || from == 0); from++)
                {
                    var dearest = Math.Max(best[k - 1, from], costs[from..i].Sum());
                    if (dearest < best[k, i])
                    {
                        (best[k, i], begin[k, i]) = (dearest, from);
                    }
                }
            }
        }

        var cuts = new int[stages + 1];
        cuts[stages] = costs.Length;
        for (var k = stages; k > 0; k--)
        {
            cuts[k - 1] = begin[k, cuts[k]];
        }

        return cuts;
    }
}
