using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Documents;

/// <summary>nbformat's way to store long text: a list of lines, each with its line feed, so that a diff shows lines.</summary>
public static class MultilineText
{
    /// <summary>The lines of <paramref name="text"/>; empty for an empty text.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>The text behind a string or a list of strings; null when <paramref name="node"/> is neither.</summary>
    public static string? Join(JsonNode? node)
    {
        if (TryGetString(node, out var text))
        {
            return text;
        }

        if (node is not JsonArray lines)
        {
            return null;
        }

        var parts = new string[lines.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryGetString(lines[i], out parts[i]!))
            {
                return null;
            }
        }

        return string.Concat(parts);
    }

    private static bool TryGetString(JsonNode? node, out string? text)
    {
        text = null;
        return node is JsonValue value && value.TryGetValue(out text);
    }
}
