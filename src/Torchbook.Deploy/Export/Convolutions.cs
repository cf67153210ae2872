using Onnx;
using TorchSharp;
using static TorchSharp.torch;
using Layer = TorchSharp.Modules.Convolution;

namespace Torchbook.Deploy.Export;

/// <summary>Convolutions in one to three dimensions, and transposed ones.</summary>
internal static class Convolutions
{
    public static string? Export(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input)
    {
        if (module is not Layer layer)
        {
            return null;
        }

        var pads = Pads(layer);
        if (layer.padding_mode != PaddingModes.Zeros)
        {
            input = PadFirst(graph, layer, input, pads);
            pads = new long[pads.Length];
        }

        var geometry = new List<AttributeProto>
        {
            OnnxAttribute.Of("kernel_shape", layer.kernel_size),
            OnnxAttribute.Of("strides", layer.stride),
            OnnxAttribute.Of("pads", pads),
            OnnxAttribute.Of("dilations", layer.dilation),
            OnnxAttribute.Of("group", layer.groups),
        };
        if (layer.transposed)
        {
            geometry.Add(OnnxAttribute.Of("output_padding", layer.output_padding));
        }

        var weight = graph.Constant("weight", layer.weight);
        string[] inputs = layer.bias is null ? [input, weight] : [input, weight, graph.Constant("bias", layer.bias)];
        return graph.Add(layer.transposed ? "ConvTranspose" : "Conv", inputs, geometry);
    }

    // Starts of all dimensions, then ends. "Same" puts an odd element at the end, as libtorch does.
    private static long[] Pads(Layer layer)
    {
        if (layer.padding_type != Padding.Same)
        {
            return [.. layer.padding, .. layer.padding];
        }

        var total = layer.kernel_size.Zip(layer.dilation, (kernel, dilation) => dilation * (kernel - 1)).ToArray();
        return [.. total.Select(t => t / 2), .. total.Select(t => t - (t / 2))];
    }

    private static string PadFirst(OnnxGraph graph, Layer layer, string input, long[] pads)
    {
        var mode = layer.padding_mode switch
        {
            PaddingModes.Reflect => "reflect",
            PaddingModes.Replicate => "edge",
            _ => throw graph.Refusal(layer, $"pads by {layer.padding_mode}, which ONNX's Pad does not know."),
        };
        var spatial = pads.Length / 2;
        long[] all = [0, 0, .. pads[..spatial], 0, 0, .. pads[spatial..]];
        return graph.Add("Pad", [input, graph.Constant("pads", tensor(all))], OnnxAttribute.Of("mode", mode));
    }
}
