using System.Runtime.InteropServices;
using Onnx;

namespace Torchbook.Deploy.Quantization;

/// <summary>A weight as int8: the nearest of 255 steps, symmetric about 0, with a scale for each output channel or one for all.</summary>
internal sealed record QuantizedWeight(sbyte[] Values, long[] Shape, float[] Scales, int Axis)
{
    /// <param name="weight">float32.</param>
    /// <param name="node">The node that uses it, which decides where its output channels are.</param>
    /// <param name="perChannel">Whether each channel gets a scale of its own.</param>
    public static QuantizedWeight Of(TensorProto weight, NodeProto node, bool perChannel)
    {
        var values = Floats(weight);
        long[] shape = [.. weight.Dims];
        var axis = ChannelAxis(node, shape.Length);
        var (channels, inner) = ((int)shape[axis], (int)shape[(axis + 1)..].Aggregate(1L, (a, b) => a * b));
        int Scale(int i) => perChannel ? i / inner % channels : 0;

        var scales = new float[perChannel ? channels : 1];
        for (var i = 0; i < values.Length; i++)
        {
            scales[Scale(i)] = Math.Max(scales[Scale(i)], Math.Abs(values[i]) / 127);
        }

        // A channel of zeros has no scale of its own; any will do.
        scales = [.. scales.Select(scale => scale > 0 ? scale : 1)];
        var steps = new sbyte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            steps[i] = (sbyte)Math.Clamp(MathF.Round(values[i] / scales[Scale(i)]), -127, 127);
        }

        return new QuantizedWeight(steps, shape, scales, axis);
    }

    public static float[] Floats(TensorProto tensor) => tensor.RawData.Length > 0
        ? MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray()
        : [.. tensor.FloatData];

    private static int ChannelAxis(NodeProto node, int dimensions) => node.OpType switch
    {
        "Conv" => 0,
        "Gemm" when node.Attribute.Any(attribute => attribute is { Name: "transB", I: 1 }) => 0,
        _ => dimensions - 1,
    };
}
