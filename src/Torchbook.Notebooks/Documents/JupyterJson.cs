using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Documents;

/// <summary>
/// Writes JSON as Jupyter does (<c>json.dumps(…, indent=1, ensure_ascii=False)</c>), so that a notebook saved here and one saved
/// there do not differ. System.Text.Json's writer would escape characters outside the basic plane.
/// </summary>
internal static class JupyterJson
{
    public static void Write(StringBuilder to, JsonNode? node, int depth = 0)
    {
        switch (node)
        {
            case JsonObject fields:
                WriteObject(to, fields.Select(field => new KeyValuePair<string, Action<int>>(
                    field.Key, inner => Write(to, field.Value, inner))), depth);
                break;
            case JsonArray items:
                WriteArray(to, items.Select(item => (Action<int>)(inner => Write(to, item, inner))), depth);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                WriteString(to, text);
                break;
            default:
                to.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    public static void WriteObject(StringBuilder to, IEnumerable<KeyValuePair<string, Action<int>>> fields, int depth)
    {
        var first = true;
        to.Append('{');
        foreach (var (name, writeValue) in fields)
        {
            NextLine(to, ref first, depth + 1);
            WriteString(to, name);
            to.Append(": ");
            writeValue(depth + 1);
        }

        Close(to, '}', first, depth);
    }

    public static void WriteArray(StringBuilder to, IEnumerable<Action<int>> items, int depth)
    {
        var first = true;
        to.Append('[');
        foreach (var writeItem in items)
        {
            NextLine(to, ref first, depth + 1);
            writeItem(depth + 1);
        }

        Close(to, ']', first, depth);
    }

    private static void NextLine(StringBuilder to, ref bool first, int depth)
    {
        to.Append(first ? "\n" : ",\n").Append(' ', depth);
        first = false;
    }

    private static void Close(StringBuilder to, char bracket, bool empty, int depth)
    {
        if (!empty)
        {
            to.Append('\n').Append(' ', depth);
        }

        to.Append(bracket);
    }

    private static void WriteString(StringBuilder to, string text)
    {
        to.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append(@"\\"),
                '\n' => to.Append(@"\n"),
                '\r' => to.Append(@"\r"),
                '\t' => to.Append(@"\t"),
                '\b' => to.Append(@"\b"),
                '\f' => to.Append(@"\f"),
                < ' ' => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => to.Append(c),
            };
        }

        to.Append('"');
    }
}
