using System.Buffers.Binary;

namespace TorchSharp.Utils;

/// <summary>Reads numbers whose first byte is the largest, as in MNIST's files.</summary>
public class BigEndianReader(BinaryReader baseReader)
{
    public Stream BaseStream => baseReader.BaseStream;

    public int ReadInt32() => BinaryPrimitives.ReverseEndianness(baseReader.ReadInt32());

    public byte[] ReadBytes(int count) => baseReader.ReadBytes(count);

    /// <summary>Bytes in reverse order.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public byte[] ReadBigEndianBytes(int count)
    {
        var bytes = baseReader.ReadBytes(count);
        if (bytes.Length < count) throw new EndOfStreamException();
        Array.Reverse(bytes);
        return bytes;
    }

    public void Close() => baseReader.Close();
}
