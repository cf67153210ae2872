using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using static TorchSharp.torch;
using Element = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace Torchbook.Deploy.Quantization;

/// <summary>Runs a model on typical inputs and notes what values each of its activations takes.</summary>
internal static class Calibration
{
    /// <returns>A range for each activation, in order of execution; the input first.</returns>
    public static IReadOnlyDictionary<string, ActivationRange> Run(QuantizedGraph graph, IEnumerable<Tensor> batches, QuantizationSettings settings)
    {
        var inputs = batches.Select(Values).ToList();
        if (inputs.Count == 0)
        {
            throw new ArgumentException("Calibration needs inputs: a few batches of training data.", nameof(batches));
        }

        var seen = new Dictionary<string, ActivationRange>();
        using var options = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var session = new InferenceSession(Watched(graph).ToByteArray(), options);
        Pass(session, graph.Input, inputs, (name, values) => Of(seen, name).Widen(values));
        Pass(session, graph.Input, inputs, (name, values) => Of(seen, name).Count(values));
        foreach (var range in seen.Values)
        {
            range.Choose(settings);
        }

        return seen;
    }

    private static ActivationRange Of(Dictionary<string, ActivationRange> seen, string name)
    {
        if (!seen.TryGetValue(name, out var range))
        {
            seen.Add(name, range = new ActivationRange());
        }

        return range;
    }

    private static void Pass(InferenceSession session, string input, List<(float[] Values, long[] Shape)> batches, SeeValues see)
    {
        using var run = new RunOptions();
        string[] outputs = [.. session.OutputMetadata.Keys];
        foreach (var (values, shape) in batches)
        {
            see(input, values);
            using var value = OrtValue.CreateTensorValueFromMemory(values, shape);
            using var results = session.Run(run, [input], [value], outputs);
            for (var i = 0; i < outputs.Length; i++)
            {
                if (results[i].GetTensorTypeAndShape().ElementDataType == Element.Float)
                {
                    see(outputs[i], results[i].GetTensorDataAsSpan<float>());
                }
            }
        }
    }

    // Every activation becomes an output; ONNX Runtime infers the types.
    private static ModelProto Watched(QuantizedGraph graph)
    {
        var model = graph.Model.Clone();
        model.Graph.Output.Clear();
        model.Graph.Output.AddRange(graph.Graph.Node.SelectMany(node => node.Output).Where(name => name.Length > 0)
            .Select(name => graph.Graph.Output.FirstOrDefault(output => output.Name == name) ?? new ValueInfoProto { Name = name }));
        return model;
    }

    private static (float[] Values, long[] Shape) Values(Tensor batch)
    {
        using var here = batch.detach().cpu().contiguous();
        return (here.data<float>().ToArray(), here.shape);
    }

    private delegate void SeeValues(string name, ReadOnlySpan<float> values);
}
