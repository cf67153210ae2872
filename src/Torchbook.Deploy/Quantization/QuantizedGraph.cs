using Onnx;

namespace Torchbook.Deploy.Quantization;

/// <summary>A graph, and the answer to which of its nodes and values are computed with integers.</summary>
internal sealed class QuantizedGraph
{
    private static readonly HashSet<string> weightedOperators = ["Conv", "Gemm", "MatMul"];
    private static readonly HashSet<string> otherOperators = ["Add", "Mul", "Concat", "AveragePool", "GlobalAveragePool"];

    // These move numbers without changing them, so that input and output share one scale.
    private static readonly HashSet<string> movingOperators = ["MaxPool", "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Identity"];

    public QuantizedGraph(ModelProto model)
    {
        Model = model;
        Constants = Graph.Initializer.ToDictionary(constant => constant.Name);
        Outputs = Graph.Output.Select(output => output.Name).ToHashSet();
    }

    public ModelProto Model { get; }

    public GraphProto Graph => Model.Graph;

    public IReadOnlyDictionary<string, TensorProto> Constants { get; }

    public IReadOnlySet<string> Outputs { get; }

    public string Input => Graph.Input[0].Name;

    /// <summary>The convolutions and products with constant float32 weights.</summary>
    public IReadOnlyList<NodeProto> Weighted => [.. Graph.Node.Where(IsWeighted)];

    public bool IsWeighted(NodeProto node) =>
        weightedOperators.Contains(node.OpType) && Constants.TryGetValue(node.Input[1], out var weight) && weight.DataType == (int)TensorProto.Types.DataType.Float;

    /// <summary>Decides which values are held as integers, and drops the nodes that this makes superfluous.</summary>
    /// <param name="seen">What calibration saw of the graph as it was.</param>
    /// <returns>The ranges of those values, in order of execution.</returns>
    public IReadOnlyDictionary<string, ActivationRange> Plan(IReadOnlyDictionary<string, ActivationRange> seen)
    {
        DropActivations();
        var chosen = new HashSet<string>();
        foreach (var node in Graph.Node.Where(node => IsWeighted(node) || otherOperators.Contains(node.OpType)))
        {
            chosen.UnionWith(node.Input.Where(seen.ContainsKey));
            chosen.Add(node.Output[0]);
        }

        foreach (var node in Graph.Node.Where(node => movingOperators.Contains(node.OpType) && chosen.Contains(node.Input[0])))
        {
            chosen.Add(node.Output[0]);
            seen[node.Output[0]].Share(seen[node.Input[0]]);
        }

        // What leaves the model leaves it in full precision.
        chosen.ExceptWith(Outputs);
        return seen.Where(range => chosen.Contains(range.Key)).ToDictionary(range => range.Key, range => range.Value);
    }

    // A range that starts at 0 clips as ReLU does, one that ends at 6 as ReLU6: the node itself can go.
    private void DropActivations()
    {
        var producers = Graph.Node.ToDictionary(node => node.Output[0]);
        foreach (var node in Graph.Node.Where(node => node.OpType is "Relu" or "Clip").ToList())
        {
            var quantized = producers.TryGetValue(node.Input[0], out var producer) && (IsWeighted(producer) || otherOperators.Contains(producer.OpType));
            var users = Graph.Node.Count(other => other.Input.Contains(node.Input[0]));
            if (quantized && users == 1 && !Outputs.Contains(node.Input[0]) && !Outputs.Contains(node.Output[0]))
            {
                producer!.Output[0] = node.Output[0];
                producers[node.Output[0]] = producer;
                Graph.Node.Remove(node);
            }
        }
    }
}
