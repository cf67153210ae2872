using System.Text.Json.Nodes;

namespace Torchbook.Display.Formatting;

/// <summary>One representation of a bundle as a string.</summary>
internal static class BundleText
{
    public static string Of(JsonNode data) => data is JsonValue value && value.TryGetValue<string>(out var text) ? text : data.ToJsonString();
}
