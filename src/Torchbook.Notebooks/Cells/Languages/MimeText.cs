using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>How a text stands in a bundle: JSON types as JSON, all others as text.</summary>
internal static class MimeText
{
    public static JsonNode ToNode(string mimeType, string text)
    {
        try
        {
            return mimeType.EndsWith("json", StringComparison.Ordinal) && JsonNode.Parse(text) is { } json ? json : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
