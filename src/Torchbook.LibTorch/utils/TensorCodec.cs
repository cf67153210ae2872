using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>TorchSharp's file format for tensors: element type, rank and sizes as LEB128 numbers, then the elements in
/// row-major order. A named tensor has its name (LEB128 length, UTF-8) in front.</summary>
internal static class TensorCodec
{
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        var shape = tensor.shape;
        WriteNumber(writer, (int)tensor.dtype);
        WriteNumber(writer, shape.Length);
        foreach (var size in shape)
        {
            WriteNumber(writer, size);
        }

        using var grad = no_grad();
        using var plain = tensor.detach();
        using var host = plain.cpu();
        using var dense = host.contiguous();
        writer.Write(dense.bytes);
    }

    /// <exception cref="InvalidDataException">What follows is no tensor, or ends too early.</exception>
    public static Tensor Read(BinaryReader reader)
    {
        var dtype = (ScalarType)ReadNumber(reader);
        var rank = ReadNumber(reader);
        if (!Enum.IsDefined(dtype) || dtype is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32 || rank is < 0 or > 64)
        {
            throw Foreign(null);
        }

        var shape = new long[rank];
        UInt128 extent = (UInt128)dtype.ElementSize();
        for (var i = 0; i < shape.Length; i++)
        {
            // A size of 0 makes the tensor empty, and the others must be possible all the same.
            shape[i] = ReadNumber(reader);
            extent *= shape[i] is >= 0 and < 1L << 48 ? (UInt128)Math.Max(1, shape[i]) : throw Foreign(null);
            if (extent > long.MaxValue)
            {
                throw Foreign(null);
            }
        }

        var bytes = shape.Contains(0) ? 0 : extent;

        // Before the memory is asked for: a damaged size may be anything.
        if (reader.BaseStream is { CanSeek: true } stream && bytes > (UInt128)(stream.Length - stream.Position))
        {
            throw CutShort(null);
        }

        var tensor = empty(shape, dtype);
        try
        {
            reader.BaseStream.ReadExactly(tensor.bytes);
            return tensor;
        }
        catch (EndOfStreamException e)
        {
            tensor.Dispose();
            throw CutShort(e);
        }
    }

    /// <summary>Reads a count and that many named tensors.</summary>
    /// <exception cref="InvalidDataException">The data are not in this format, or end too early.</exception>
    public static Dictionary<string, Tensor> ReadNamed(BinaryReader reader)
    {
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            for (var left = ReadNumber(reader); left > 0; left--)
            {
                var name = reader.ReadString();
                if (tensors.ContainsKey(name))
                {
                    throw Foreign(null);
                }

                tensors.Add(name, Read(reader).DetachFromDisposeScope());
            }

            return tensors;
        }
        catch (Exception e)
        {
            foreach (var tensor in tensors.Values)
            {
                tensor.Dispose();
            }

            throw e switch
            {
                InvalidDataException => e,
                EndOfStreamException => CutShort(e),
                IOException or FormatException => Foreign(e),
                _ => e,
            };
        }
    }

    public static void WriteNumber(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    public static long ReadNumber(BinaryReader reader)
    {
        try
        {
            return reader.Read7BitEncodedInt64();
        }
        catch (EndOfStreamException e)
        {
            throw CutShort(e);
        }
        catch (FormatException e)
        {
            throw Foreign(e);
        }
    }

    private static InvalidDataException CutShort(Exception? cause) =>
        new("The file ends in the middle of a tensor: it was cut short while it was written or copied, or it is not in TorchSharp's format.", cause);

    private static InvalidDataException Foreign(Exception? cause) =>
        new("The file is not in TorchSharp's format, or it is damaged. Module.save writes that format; torch.save of PyTorch does not.", cause);
}
