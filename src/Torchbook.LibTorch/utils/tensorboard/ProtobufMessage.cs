using System;
using System.IO;
using System.Text;

namespace TorchSharp.Utils;

/// <summary>A protocol buffer message as it is written; as much of the format as TensorBoard's events need.</summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    private readonly MemoryStream content = new();

    public byte[] ToArray() => content.ToArray();

    public ProtobufMessage Add(int field, double value) => Tag(field, Fixed64).Raw(BitConverter.GetBytes(value));

    public ProtobufMessage Add(int field, float value) => Tag(field, Fixed32).Raw(BitConverter.GetBytes(value));

    public ProtobufMessage Add(int field, long value) => Tag(field, Varint).Number((ulong)value);

    public ProtobufMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Add(int field, ProtobufMessage value) => Add(field, value.ToArray());

    private ProtobufMessage Add(int field, byte[] value) => Tag(field, Bytes).Number((ulong)value.Length).Raw(value);

    private ProtobufMessage Tag(int field, int wireType) => Number((ulong)((field << 3) | wireType));

    private ProtobufMessage Number(ulong value)
    {
        for (; value > 0x7F; value >>= 7) content.WriteByte((byte)(value | 0x80));
        content.WriteByte((byte)value);
        return this;
    }

    private ProtobufMessage Raw(byte[] bytes)
    {
        content.Write(bytes);
        return this;
    }
}
