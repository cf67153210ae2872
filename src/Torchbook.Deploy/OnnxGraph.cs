using Onnx;
using Torchbook.Deploy.Export;
using Torchbook.Models;
using static TorchSharp.torch;

namespace Torchbook.Deploy;

/// <summary>An ONNX graph in the making: nodes in order of execution, and the constants they use. Values are known by name.</summary>
public sealed class OnnxGraph
{
    /// <summary>The name of the graph's input, <c>[N, …]</c>.</summary>
    public const string Input = "input";

    /// <summary>The name of the graph's output.</summary>
    public const string Output = "output";

    // The newest that Debian's checker knows; layer normalization came with it.
    private const int Opset = 17;
    private const int IrVersion = 8;

    private readonly GraphProto graph = new() { Name = "torchbook" };
    private readonly HashSet<string> taken = [Input, Output];
    private readonly Dictionary<string, Tensor> constants = [];
    private readonly Dictionary<nn.Module, string> paths;
    private readonly nn.Module<Tensor, Tensor> root;
    private readonly RecordedShapes shapes;
    private string path = "";

    internal OnnxGraph(nn.Module<Tensor, Tensor> model, RecordedShapes shapes)
    {
        (root, this.shapes) = (model, shapes);
        paths = new(ReferenceEqualityComparer.Instance) { [model] = "" };
        foreach (var (name, module) in model.named_modules())
        {
            paths.TryAdd(module, name);
        }
    }

    /// <summary>The shape of what a module was given, with N first, when the model ran once.</summary>
    public IReadOnlyList<long> InputShape(nn.Module module) => shapes.Input(module);

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">An operator of the ONNX standard, such as <c>Relu</c>.</param>
    /// <param name="inputs">Names of values; an empty one leaves out an optional input.</param>
    /// <param name="attributes">Made by <see cref="OnnxAttribute"/>.</param>
    /// <returns>The name of its output.</returns>
    public string Add(string operation, IReadOnlyList<string> inputs, params IEnumerable<AttributeProto> attributes)
    {
        var output = Unique(path.Length == 0 ? operation : taken.Contains(path) ? $"{path}.{operation}" : path);
        var node = new NodeProto { OpType = operation, Name = output };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return output;
    }

    /// <summary>Adds a constant, such as a weight.</summary>
    /// <param name="name">What it is called within the module that is being exported.</param>
    /// <param name="values">float32 or int64, of any shape, on any device; used again under the same name, it is stored once.</param>
    /// <returns>Its name in the graph.</returns>
    public string Constant(string name, Tensor values)
    {
        var full = path.Length == 0 ? name : $"{path}.{name}";
        if (constants.TryGetValue(full, out var before) && ReferenceEquals(before, values))
        {
            return full;
        }

        var unique = Unique(full);
        constants[unique] = values;
        graph.Initializer.Add(TensorProtos.Of(unique, values));
        return unique;
    }

    /// <summary>Adds what another module does; its name is found by its place in the model.</summary>
    /// <exception cref="OnnxExportException">The module is not known; the message names its type and path.</exception>
    public string Export(nn.Module<Tensor, Tensor> module, string input)
    {
        var outer = path;
        path = paths.GetValueOrDefault(module, outer);
        try
        {
            return module switch
            {
                IOnnxExportable own => own.Export(this, input),
                IComposite composite => Export(composite.Body, input),
                _ => KnownLayers.Export(this, module, input) ?? throw Unknown(module),
            };
        }
        finally
        {
            path = outer;
        }
    }

    internal OnnxExportException Refusal(nn.Module module, string reason)
    {
        var place = paths.GetValueOrDefault(module, path);
        return new($"{(place.Length == 0 ? "the model itself" : place)}: {module.GetType().Name} {reason}");
    }

    internal ModelProto Finish(long[] inputShape, long[] outputShape)
    {
        var last = Export(root, Input);
        if (last == Input)
        {
            last = Add("Identity", [Input]);
        }

        Rename(last, Output);
        graph.Input.Add(TensorProtos.Declare(Input, inputShape));
        graph.Output.Add(TensorProtos.Declare(Output, outputShape[1..]));
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "torchbook", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        return model;
    }

    private OnnxExportException Unknown(nn.Module module) => Refusal(module,
        "is not a layer that the export knows. Implement IOnnxExportable on it, or IComposite where it only calls another module.");

    private void Rename(string from, string to)
    {
        foreach (var node in graph.Node)
        {
            Replace(node.Input, from, to);
            Replace(node.Output, from, to);
        }
    }

    private static void Replace(IList<string> names, string from, string to)
    {
        for (var i = 0; i < names.Count; i++)
        {
            names[i] = names[i] == from ? to : names[i];
        }
    }

    private string Unique(string wanted)
    {
        var name = wanted;
        for (var i = 2; !taken.Add(name); i++)
        {
            name = $"{wanted}_{i}";
        }

        return name;
    }
}
