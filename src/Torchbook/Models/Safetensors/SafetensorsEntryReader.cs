using System.Text.Json;

namespace Torchbook.Models;

/// <summary>Reads what a header says of one tensor: <c>{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>.</summary>
internal static class SafetensorsEntryReader
{
    private static readonly string[] fields = ["dtype", "shape", "data_offsets"];

    /// <exception cref="InvalidDataException">The description is not valid; the message names the tensor.</exception>
    public static SafetensorsEntry Read(string name, JsonElement value)
    {
        string[] given = value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject().Select(p => p.Name)] : [];
        if (given.Length != fields.Length || fields.Except(given).Any())
        {
            throw new InvalidDataException($"\"{name}\" is not described by {string.Join(", ", fields)}");
        }

        var (type, shape, offsets) = (Type(name, value.GetProperty("dtype")), Numbers(name, "shape", value), Numbers(name, "data_offsets", value));
        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw new InvalidDataException($"the data_offsets of \"{name}\" are [{string.Join(", ", offsets)}], not where its bytes begin and end");
        }

        var bytes = Bytes(shape, type.Bytes);
        return bytes == offsets[1] - offsets[0]
            ? new(name, type.Name, shape, offsets[0], offsets[1])
            : throw new InvalidDataException(
                $"\"{name}\" is {type.Name} [{string.Join(", ", shape)}], {(bytes is { } b ? $"{b:N0} bytes" : "more bytes than any file has")}, and its data_offsets span {offsets[1] - offsets[0]:N0}");
    }

    private static SafetensorsType Type(string name, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return SafetensorsTypes.Find(text) ?? throw new InvalidDataException($"the type \"{text}\" of \"{name}\" is not one that can be read: {SafetensorsTypes.Known}");
    }

    private static long[] Numbers(string name, string field, JsonElement value)
    {
        var array = value.GetProperty(field);
        if (array.ValueKind == JsonValueKind.Array && array.EnumerateArray().All(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt64(out var size) && size >= 0))
        {
            return [.. array.EnumerateArray().Select(n => n.GetInt64())];
        }

        throw new InvalidDataException($"the {field} of \"{name}\" is {Short(array.GetRawText())}, not a list of whole numbers from 0");
    }

    /// <summary>Null if no computer can count so far. A size of 0 makes a tensor empty, and the others must be possible all the same.</summary>
    private static long? Bytes(long[] shape, int elementBytes)
    {
        var bytes = (Int128)elementBytes;
        foreach (var size in shape.Where(n => n > 0))
        {
            bytes *= size;
            if (bytes > long.MaxValue)
            {
                return null;
            }
        }

        return shape.Contains(0) ? 0 : (long)bytes;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
