using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>Lays out a safetensors file: wide types first, so that every tensor is aligned, then by name. Equal contents make equal files.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(Stream to, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var entries = Layout(tensors);
        var header = Header(entries, metadata);
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixBytes];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        to.Write(prefix);
        to.Write(header);
        foreach (var entry in entries)
        {
            TensorBytes.Write(to, tensors[entry.Name]);
        }
    }

    private static List<SafetensorsEntry> Layout(IReadOnlyDictionary<string, Tensor> tensors)
    {
        if (tensors.ContainsKey(SafetensorsHeader.MetadataName))
        {
            throw new ArgumentException($"A tensor cannot be named {SafetensorsHeader.MetadataName}: the format keeps that name for texts about the file.", nameof(tensors));
        }

        var (entries, position) = (new List<SafetensorsEntry>(), 0L);
        foreach (var (name, tensor) in tensors.OrderByDescending(t => SafetensorsTypes.Of(t.Value.dtype).Bytes).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            var type = SafetensorsTypes.Of(tensor.dtype);
            var end = position + tensor.numel() * type.Bytes;
            entries.Add(new(name, type.Name, tensor.shape, position, end));
            position = end;
        }

        return entries;
    }

    private static byte[] Header(IEnumerable<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(SafetensorsHeader.MetadataName);
                foreach (var (key, text) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, text);
                }

                json.WriteEndObject();
            }

            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Format);
                WriteNumbers(json, "shape", entry.Shape);
                WriteNumbers(json, "data_offsets", [entry.Begin, entry.End]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces after the JSON bring the data to a multiple of 8 bytes.
        while (bytes.Length % Alignment != 0)
        {
            bytes.WriteByte((byte)' ');
        }

        return bytes.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
