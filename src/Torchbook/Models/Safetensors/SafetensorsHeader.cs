using System.Text;
using System.Text.Json;

namespace Torchbook.Models;

/// <summary>The JSON at the head of a safetensors file, checked in every respect that the format defines.</summary>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    public const string MetadataName = "__metadata__";

    /// <summary>Bytes of the number, at the head of the file, that says how long the JSON is.</summary>
    public const int PrefixBytes = 8;

    /// <summary>The limit that the format's own implementation sets.</summary>
    public const long MostBytes = 100_000_000;

    /// <param name="json">The header without its length.</param>
    /// <param name="dataBytes">What follows it in the file.</param>
    /// <exception cref="InvalidDataException">The header is not valid, or does not describe exactly those bytes.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataBytes)
    {
        Require(json is [] or [(byte)'{', ..], "the header does not begin with { and is not a JSON object");
        try
        {
            // Decoded first: the JSON reader would find invalid UTF-8 only where a text is asked for.
            using var document = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(json));
            var header = Read(document.RootElement);
            Layout(header.Entries, dataBytes);
            return header;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw new InvalidDataException($"the header is not valid JSON ({e.Message.Split('\n')[0].TrimEnd('.', ' ')})", e);
        }
    }

    private static SafetensorsHeader Read(JsonElement root)
    {
        Require(root.ValueKind == JsonValueKind.Object, "the header is not a JSON object");
        var (entries, names, metadata) = (new List<SafetensorsEntry>(), new HashSet<string>(), new Dictionary<string, string>());
        foreach (var property in root.EnumerateObject())
        {
            Require(names.Add(property.Name), $"the name \"{property.Name}\" is there twice");
            if (property.Name == MetadataName)
            {
                ReadMetadata(property.Value, metadata);
            }
            else
            {
                entries.Add(SafetensorsEntryReader.Read(property.Name, property.Value));
            }
        }

        return new(entries, metadata);
    }

    private static void ReadMetadata(JsonElement value, Dictionary<string, string> metadata)
    {
        Require(value.ValueKind == JsonValueKind.Object, $"{MetadataName} is not an object of texts");
        foreach (var property in value.EnumerateObject())
        {
            Require(property.Value.ValueKind == JsonValueKind.String, $"{MetadataName} \"{property.Name}\" is not a text");
            Require(metadata.TryAdd(property.Name, property.Value.GetString()!), $"{MetadataName} has \"{property.Name}\" twice");
        }
    }

    /// <summary>Tensors lie one behind the other, and fill the file to its end.</summary>
    private static void Layout(IEnumerable<SafetensorsEntry> entries, long dataBytes)
    {
        var (end, last) = (0L, (SafetensorsEntry?)null);
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            Require(entry.Begin >= end, $"\"{entry.Name}\" begins at byte {entry.Begin:N0} of the data and overlaps \"{last?.Name}\", which ends at {end:N0}");
            Require(entry.Begin == end, $"bytes {end:N0} to {entry.Begin:N0} of the data, before \"{entry.Name}\", belong to no tensor");
            (end, last) = (entry.End, entry);
        }

        Require(end <= dataBytes, $"it is cut short: its tensors take {end:N0} bytes, and {dataBytes:N0} follow the header. Fetch or write it again");
        Require(end == dataBytes, $"{dataBytes - end:N0} bytes follow the last tensor and belong to none");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
