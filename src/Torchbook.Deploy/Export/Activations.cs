using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>Activations, which change each number on its own or scale a dimension to a distribution.</summary>
internal static class Activations
{
    public static string? Export(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input) => module switch
    {
        ReLU => graph.Add("Relu", [input]),
        Sigmoid => graph.Add("Sigmoid", [input]),
        Tanh => graph.Add("Tanh", [input]),
        SiLU => graph.Add("Mul", [input, graph.Add("Sigmoid", [input])]),
        Hardswish => graph.Add("HardSwish", [input]),
        ReLU6 => graph.Add("Clip", [input, Scalar(graph, "least", 0), Scalar(graph, "most", 6)]),
        LeakyReLU leaky => graph.Add("LeakyRelu", [input], OnnxAttribute.Of("alpha", leaky.negative_slope)),
        ELU elu => graph.Add("Elu", [input], OnnxAttribute.Of("alpha", elu.alpha)),
        Softmax softmax => graph.Add("Softmax", [input], OnnxAttribute.Of("axis", softmax.dim)),
        LogSoftmax softmax => graph.Add("LogSoftmax", [input], OnnxAttribute.Of("axis", softmax.dim)),
        Softplus softplus => ExportSoftplus(graph, softplus, input),
        GELU gelu => ExportGelu(graph, gelu, input),
        _ => null,
    };

    // libtorch switches to x itself above the threshold; at 20, its default, float32 cannot tell.
    private static string ExportSoftplus(OnnxGraph graph, Softplus softplus, string input)
    {
        if (softplus.threshold < 20)
        {
            throw graph.Refusal(softplus, $"has a threshold of {softplus.threshold}; ONNX's Softplus agrees with one of 20 or more.");
        }

        if (softplus.beta == 1)
        {
            return graph.Add("Softplus", [input]);
        }

        var beta = Scalar(graph, "beta", softplus.beta);
        return graph.Add("Div", [graph.Add("Softplus", [graph.Add("Mul", [input, beta])]), beta]);
    }

    // x · (1 + erf(x / √2)) / 2, or with tanh(√(2/π) · (x + 0.044715 x³)) in the place of erf.
    private static string ExportGelu(OnnxGraph graph, GELU gelu, string input)
    {
        var inner = gelu.approximate == GELU.Approximate.none
            ? graph.Add("Erf", [graph.Add("Mul", [input, Scalar(graph, "scale", Math.Sqrt(0.5))])])
            : graph.Add("Tanh", [graph.Add("Mul", [Cubic(graph, input), Scalar(graph, "scale", Math.Sqrt(2 / Math.PI))])]);
        var gate = graph.Add("Add", [inner, Scalar(graph, "one", 1)]);
        return graph.Add("Mul", [graph.Add("Mul", [input, gate]), Scalar(graph, "half", 0.5)]);
    }

    private static string Cubic(OnnxGraph graph, string input)
    {
        var cube = graph.Add("Mul", [graph.Add("Mul", [input, input]), input]);
        return graph.Add("Add", [input, graph.Add("Mul", [cube, Scalar(graph, "cubic", 0.044715)])]);
    }

    private static string Scalar(OnnxGraph graph, string name, double value) => graph.Constant(name, tensor((float)value));
}
