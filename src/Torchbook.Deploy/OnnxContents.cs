using System.Globalization;
using System.Net;
using Google.Protobuf;
using Onnx;
using Torchbook.Charts;
using Torchbook.Display;

namespace Torchbook.Deploy;

/// <summary>One operation in an ONNX file.</summary>
/// <param name="Operation">Such as <c>Conv</c>.</param>
/// <param name="Name">Where it stood in the model, such as <c>layers.conv1</c>.</param>
/// <param name="Weights">The shape of its weights; empty for one without.</param>
/// <param name="Parameters">Numbers in all of its constants.</param>
public sealed record OnnxNode(string Operation, string Name, IReadOnlyList<long> Weights, long Parameters);

/// <summary>What an ONNX file holds, read without running it; shows itself as a table.</summary>
/// <param name="Opset">The version of the ONNX operators that it is written in.</param>
/// <param name="Nodes">In order of execution.</param>
/// <param name="Bytes">The file's size.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record OnnxContents(long Opset, IReadOnlyList<OnnxNode> Nodes, long Bytes) : IDisplayable
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OnnxFileException">It is no ONNX file, or not a complete one.</exception>
    public static OnnxContents Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            var model = ModelProto.Parser.ParseFrom(bytes);
            if (model.Graph is { Node.Count: > 0 } graph)
            {
                var constants = graph.Initializer.ToDictionary(constant => constant.Name);
                return new(model.OpsetImport.First(set => set.Domain.Length == 0).Version, [.. graph.Node.Select(node => Node(node, constants))], bytes.Length);
            }
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw new OnnxFileException($"{Path.GetFileName(path)} ({bytes.Length:#,0} bytes) is no ONNX file, or not a complete one: {failure.Message}", failure);
        }

        throw new OnnxFileException($"{Path.GetFileName(path)} ({bytes.Length:#,0} bytes) is no ONNX file: there is no graph in it.");
    }

    /// <summary>Numbers in all constants.</summary>
    public long Parameters => Nodes.Sum(node => node.Parameters);

    /// <summary>The operations as boxes from input to output, with the shapes of their weights.</summary>
    public Figure Chart() => Charts.Chart.Steps([.. Nodes.Select(node => node.Weights.Count > 1 ? $"{node.Operation} {string.Join('×', node.Weights)}" : node.Operation)]);

    public override string ToString() => string.Join(Environment.NewLine, Nodes.Select(node => $"{node.Operation,-12} {node.Name,-24} [{string.Join(", ", node.Weights)}]"));

    public MimeBundle ToMimeBundle()
    {
        var rows = Nodes.Select(node => $"<tr><td>{WebUtility.HtmlEncode(node.Operation)}</td><td>{WebUtility.HtmlEncode(node.Name)}</td><td>{(node.Weights.Count > 0 ? $"[{string.Join(", ", node.Weights)}]" : "")}</td><td>{(node.Parameters > 0 ? node.Parameters.ToString("#,0", CultureInfo.InvariantCulture) : "")}</td></tr>");
        return MimeBundle.Text(ToString()).With(Mime.Html, $"<table><thead><tr><th>operation</th><th>where in the model</th><th>weights</th><th>parameters</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>");
    }

    private static OnnxNode Node(NodeProto node, Dictionary<string, TensorProto> constants)
    {
        var own = node.Input.Where(constants.ContainsKey).Select(name => constants[name]).ToList();
        return new(node.OpType, node.Name, own.Count > 0 ? [.. own[0].Dims] : [], own.Sum(constant => constant.Dims.Aggregate(1L, (a, b) => a * b)));
    }
}
