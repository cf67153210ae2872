using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>Linear layers: Gemm for <c>[N, features]</c>, a matrix product for more dimensions.</summary>
internal static class Dense
{
    public static string? Export(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input)
    {
        if (module is not Linear linear)
        {
            return null;
        }

        if (graph.InputShape(linear).Count == 2)
        {
            string[] inputs = [input, graph.Constant("weight", linear.weight), .. Bias(graph, linear)];
            return graph.Add("Gemm", inputs, OnnxAttribute.Of("transB", 1L));
        }

        var product = graph.Add("MatMul", [input, graph.Constant("weight.T", linear.weight.t())]);
        return Bias(graph, linear) is [var bias] ? graph.Add("Add", [product, bias]) : product;
    }

    private static string[] Bias(OnnxGraph graph, Linear linear) => linear.bias is null ? [] : [graph.Constant("bias", linear.bias)];
}
