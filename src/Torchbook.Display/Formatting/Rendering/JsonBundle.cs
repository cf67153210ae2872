using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Display.Formatting;

/// <summary>JSON values as text, and as JSON for front ends that fold it.</summary>
internal static class JsonBundle
{
    private const int LongestJson = 1_000_000;

    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Indented { get; } = new(Compact) { WriteIndented = true };

    /// <summary>Adds the JSON of a JSON value; leaves the bundle as it is for anything else.</summary>
    public static MimeBundle AddTo(MimeBundle bundle, object? value)
    {
        var node = value switch
        {
            JsonObject or JsonArray => ((JsonNode)value).DeepClone(),
            JsonDocument document => JsonSerializer.SerializeToNode(document.RootElement),
            JsonElement element => JsonSerializer.SerializeToNode(element),
            _ => null,
        };
        return node is JsonObject or JsonArray && node.ToJsonString().Length <= LongestJson ? bundle.With(Mime.Json, node) : bundle;
    }
}
