using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Torchbook.Notebooks.Cells.Documentation;

/// <summary>The XML of documentation comments as Markdown.</summary>
internal static partial class DocMarkdown
{
    public static string From(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            Write(text, node);
        }

        return Blanks().Replace(text.ToString(), "\n\n").Trim();
    }

    /// <summary>What people call the thing of a documentation id: <c>String.Trim</c> for <c>M:System.String.Trim</c>.</summary>
    public static string NameOf(string id)
    {
        var name = Arity().Replace(id.Length > 2 && id[1] == ':' ? id[2..] : id, "").Split('(')[0].Replace(".#ctor", "", StringComparison.Ordinal);
        var parts = name.Split('.');
        return id.StartsWith("T:", StringComparison.Ordinal) || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    private static void Write(StringBuilder text, XNode node)
    {
        switch (node)
        {
            case XText plain:
                text.Append(Space().Replace(plain.Value, " "));
                break;
            case XElement { Name.LocalName: "see" or "seealso" } see:
                text.Append(See(see));
                break;
            case XElement { Name.LocalName: "paramref" or "typeparamref" } reference:
                text.Append($"`{(string?)reference.Attribute("name")}`");
                break;
            case XElement { Name.LocalName: "c" } code:
                text.Append($"`{code.Value}`");
                break;
            case XElement { Name.LocalName: "code" } block:
                text.Append($"\n\n```csharp\n{block.Value.Trim('\n', '\r')}\n```\n\n");
                break;
            case XElement { Name.LocalName: "para" or "p" } paragraph:
                text.Append($"\n\n{From(paragraph)}\n\n");
                break;
            case XElement { Name.LocalName: "br" }:
                text.Append('\n');
                break;
            case XElement { Name.LocalName: "item" } item:
                text.Append($"\n- {string.Join(": ", item.Elements().Select(From).DefaultIfEmpty(item.Value.Trim()))}");
                break;
            case XElement other:
                text.Append(other.Name.LocalName == "list" ? $"\n{From(other)}\n\n" : From(other));
                break;
        }
    }

    private static string See(XElement see) =>
        see.Value.Length > 0 ? Space().Replace(see.Value, " ")
        : (string?)see.Attribute("cref") is { } cref ? $"`{NameOf(cref)}`"
        : (string?)see.Attribute("langword") is { } word ? $"`{word}`"
        : (string?)see.Attribute("href") ?? "";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@" *\n\s*\n *")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
