using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;
using DataType = Onnx.TensorProto.Types.DataType;

namespace Torchbook.Deploy.Export;

/// <summary>Tensors in the form that an ONNX file holds.</summary>
internal static class TensorProtos
{
    /// <param name="name">Its name in the graph.</param>
    /// <param name="values">float32 or int64.</param>
    public static TensorProto Of(string name, Tensor values)
    {
        using var scope = NewDisposeScope();
        var here = values.detach().cpu().contiguous();
        return here.dtype switch
        {
            ScalarType.Float32 => Of(name, DataType.Float, here.data<float>().ToArray(), here.shape),
            ScalarType.Int64 => Of(name, DataType.Int64, here.data<long>().ToArray(), here.shape),
            _ => throw new OnnxExportException($"The constant {name} is {here.dtype}; the export writes float32 and int64."),
        };
    }

    public static TensorProto Of<T>(string name, DataType type, ReadOnlySpan<T> values, params IEnumerable<long> shape)
        where T : unmanaged
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)) };
        tensor.Dims.AddRange(shape);
        return tensor;
    }

    /// <summary>A float32 input or output <c>[N, …]</c>, N open.</summary>
    public static ValueInfoProto Declare(string name, IEnumerable<long> shape)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        dimensions.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new() { Name = name, Type = new TypeProto { TensorType = new() { ElemType = (int)DataType.Float, Shape = dimensions } } };
    }
}
