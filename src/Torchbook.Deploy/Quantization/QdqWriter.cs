using Onnx;
using Torchbook.Deploy.Export;
using DataType = Onnx.TensorProto.Types.DataType;

namespace Torchbook.Deploy.Quantization;

/// <summary>
/// Writes a graph whose integers are spelled out: each quantized value passes through QuantizeLinear and DequantizeLinear, each weight and
/// bias through DequantizeLinear. The graph stays correct float32 arithmetic for a runtime that knows no better; ONNX Runtime fuses the
/// pairs with the node between them into one integer kernel.
/// </summary>
internal sealed class QdqWriter(QuantizedGraph graph, IReadOnlyDictionary<string, ActivationRange> ranges, bool perChannel)
{
    private readonly List<NodeProto> nodes = [];
    private readonly Dictionary<string, TensorProto> constants = [];
    private readonly Dictionary<string, QuantizedWeight> weights = [];

    public ModelProto Write()
    {
        if (ranges.ContainsKey(graph.Input))
        {
            AddPair(graph.Input, graph.Input);
        }

        foreach (var node in graph.Graph.Node)
        {
            AddNode(node.Clone());
        }

        var model = graph.Model.Clone();
        model.Graph.Node.Clear();
        model.Graph.Node.AddRange(nodes);
        model.Graph.ValueInfo.Clear();
        model.Graph.Initializer.Clear();
        var used = nodes.SelectMany(node => node.Input).ToHashSet();
        model.Graph.Initializer.AddRange(graph.Graph.Initializer.Concat(constants.Values).Where(constant => used.Contains(constant.Name)));
        KeepStandardOperators(model);
        return model;
    }

    private void AddNode(NodeProto node)
    {
        if (graph.IsWeighted(node))
        {
            QuantizeWeights(node);
        }

        for (var i = 0; i < node.Input.Count; i++)
        {
            node.Input[i] = ranges.ContainsKey(node.Input[i]) ? Dequantized(node.Input[i]) : node.Input[i];
        }

        var output = node.Output[0];
        if (ranges.ContainsKey(output))
        {
            node.Output[0] = output + ".float";
            nodes.Add(node);
            AddPair(node.Output[0], output);
        }
        else
        {
            nodes.Add(node);
        }
    }

    private void AddPair(string from, string value)
    {
        var range = ranges[value];
        string scale = Add(value + ".scale", DataType.Float, [range.Scale]), zero = Add(value + ".zero", DataType.Uint8, [range.ZeroPoint]);
        nodes.Add(Node("QuantizeLinear", value + ".uint8", from, scale, zero));
        nodes.Add(Node("DequantizeLinear", Dequantized(value), value + ".uint8", scale, zero));
    }

    private void QuantizeWeights(NodeProto node)
    {
        var name = node.Input[1];
        if (!weights.TryGetValue(name, out var weight))
        {
            weights[name] = weight = QuantizedWeight.Of(graph.Constants[name], node, perChannel);
            Restore(name, DataType.Int8, weight.Values, weight.Shape, weight.Scales, weight.Axis);
        }

        // A bias is added to products of input and weight steps, so that its own step has to be their product.
        if (node.Input.Count > 2 && graph.Constants.TryGetValue(node.Input[2], out var bias))
        {
            var values = QuantizedWeight.Floats(bias);
            var step = ranges[node.Input[0]].Scale;
            float[] scales = [.. weight.Scales.Select(scale => scale * step)];
            int[] steps = [.. values.Select((value, i) => (int)Math.Clamp(Math.Round((double)value / scales[i % scales.Length]), int.MinValue, int.MaxValue))];
            var own = node.Output[0] + ".bias";
            Restore(own, DataType.Int32, steps, [.. bias.Dims], scales, 0);
            node.Input[2] = Dequantized(own);
        }

        node.Input[1] = Dequantized(name);
    }

    private void Restore<T>(string name, DataType type, T[] steps, long[] shape, float[] scales, int axis)
        where T : unmanaged
    {
        constants.Add(name + ".steps", TensorProtos.Of<T>(name + ".steps", type, steps, shape));
        var node = Node("DequantizeLinear", Dequantized(name), name + ".steps", Add(name + ".scale", DataType.Float, scales), Add(name + ".zero", type, new T[scales.Length]));
        if (scales.Length > 1)
        {
            node.Attribute.Add(OnnxAttribute.Of("axis", axis));
        }

        nodes.Add(node);
    }

    // One number is a scalar, several are a list.
    private string Add<T>(string name, DataType type, T[] values)
        where T : unmanaged
    {
        constants.Add(name, TensorProtos.Of<T>(name, type, values, values.Length == 1 ? [] : [values.Length]));
        return name;
    }

    private static NodeProto Node(string operation, string output, params string[] inputs)
    {
        var node = new NodeProto { OpType = operation, Name = output };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        return node;
    }

    private static string Dequantized(string value) => value + ".restored";

    // ONNX Runtime notes all its own operator sets in what it saves; this graph uses none of them.
    private static void KeepStandardOperators(ModelProto model)
    {
        foreach (var other in model.OpsetImport.Where(set => set.Domain.Length > 0).ToList())
        {
            model.OpsetImport.Remove(other);
        }
    }
}
