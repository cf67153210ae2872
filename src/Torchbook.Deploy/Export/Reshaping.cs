using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>Layers that only arrange numbers anew; N stays the first dimension.</summary>
internal static class Reshaping
{
    public static string? Export(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input) => module switch
    {
        Flatten flatten => Flat(graph, flatten, input),
        Unflatten unflatten => Split(graph, unflatten, input),
        _ => null,
    };

    private static string Flat(OnnxGraph graph, Flatten flatten, string input)
    {
        var shape = graph.InputShape(flatten);
        var (first, last) = (FromStart(flatten.start_dim, shape.Count), FromStart(flatten.end_dim, shape.Count));
        if (first == 1 && last == shape.Count - 1)
        {
            return graph.Add("Flatten", [input], OnnxAttribute.Of("axis", 1L));
        }

        var joined = shape.Skip(first).Take(last - first + 1).Aggregate(1L, (a, b) => a * b);
        return Reshape(graph, flatten, input, first, [.. shape.Take(first), joined, .. shape.Skip(last + 1)]);
    }

    private static string Split(OnnxGraph graph, Unflatten unflatten, string input)
    {
        var shape = graph.InputShape(unflatten);
        var at = FromStart(unflatten.dim, shape.Count);
        var known = unflatten.unflattened_size.Where(s => s >= 0).Aggregate(1L, (a, b) => a * b);
        var sizes = unflatten.unflattened_size.Select(s => s < 0 ? shape[at] / known : s);
        return Reshape(graph, unflatten, input, at, [.. shape.Take(at), .. sizes, .. shape.Skip(at + 1)]);
    }

    private static string Reshape(OnnxGraph graph, nn.Module layer, string input, int firstChanged, long[] shape) => firstChanged == 0
        ? throw graph.Refusal(layer, "changes dimension 0, which counts the inputs of a batch and stays open in ONNX.")
        : graph.Add("Reshape", [input, graph.Constant("shape", tensor((long[])[-1, .. shape[1..]]))]);

    private static int FromStart(long dimension, int dimensions) => (int)(dimension < 0 ? dimension + dimensions : dimension);
}
