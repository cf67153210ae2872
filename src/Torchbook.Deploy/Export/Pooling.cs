using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>Pooling by maximum and mean, over given windows or to a given size.</summary>
internal static class Pooling
{
    public static string? Export(OnnxGraph graph, nn.Module<Tensor, Tensor> module, string input) => module switch
    {
        MaxPool1d p => Max(graph, input, [p.kernel_size], [p.stride ?? p.kernel_size], [p.padding ?? 0], [p.dilation ?? 1], p.ceil_mode),
        MaxPool2d p => Max(graph, input, p.kernel_size, p.stride ?? p.kernel_size, p.padding ?? [0, 0], p.dilation ?? [1, 1], p.ceil_mode),
        AvgPool1d p => Average(graph, p, input, [p.kernel_size], [p.stride ?? p.kernel_size], [p.padding ?? 0], p.ceil_mode, p.count_include_pad),
        AvgPool2d { divisor_override: not null } p => throw graph.Refusal(p, "divides by a number of its own, which ONNX's AveragePool cannot."),
        AvgPool2d p => Average(graph, p, input, p.kernel_size, p.stride ?? p.kernel_size, p.padding ?? [0, 0], p.ceil_mode, p.count_include_pad),
        AdaptiveAvgPool1d p => Adaptive(graph, p, input, [p.output_size]),
        AdaptiveAvgPool2d p => Adaptive(graph, p, input, p.output_size),
        _ => null,
    };

    private static string Max(OnnxGraph graph, string input, long[] kernel, long[] stride, long[] padding, long[] dilation, bool ceil) => graph.Add(
        "MaxPool", [input],
        OnnxAttribute.Of("kernel_shape", kernel), OnnxAttribute.Of("strides", stride), OnnxAttribute.Of("pads", [.. padding, .. padding]),
        OnnxAttribute.Of("dilations", dilation), OnnxAttribute.Of("ceil_mode", ceil ? 1L : 0L));

    private static string Average(OnnxGraph graph, nn.Module layer, string input, long[] kernel, long[] stride, long[] padding, bool ceil, bool countPadding) => ceil
        ? throw graph.Refusal(layer, "rounds its output size up (ceil_mode), where ONNX and libtorch disagree about the last window's mean.")
        : graph.Add(
            "AveragePool", [input],
            OnnxAttribute.Of("kernel_shape", kernel), OnnxAttribute.Of("strides", stride), OnnxAttribute.Of("pads", [.. padding, .. padding]),
            OnnxAttribute.Of("count_include_pad", countPadding ? 1L : 0L));

    // To size 1 whatever comes in; to another size where equal windows side by side do it.
    private static string Adaptive(OnnxGraph graph, nn.Module layer, string input, long[] size)
    {
        if (size.All(s => s == 1))
        {
            return graph.Add("GlobalAveragePool", [input]);
        }

        var given = graph.InputShape(layer).Skip(2).ToArray();
        if (given.Zip(size, (g, s) => g % s).Any(rest => rest != 0))
        {
            throw graph.Refusal(layer, $"makes [{string.Join(", ", size)}] of [{string.Join(", ", given)}], which needs windows of different sizes; ONNX has none.");
        }

        var kernel = given.Zip(size, (g, s) => g / s).ToArray();
        return Average(graph, layer, input, kernel, kernel, new long[kernel.Length], ceil: false, countPadding: false);
    }
}
