using System.Xml.Linq;

namespace Torchbook.Notebooks.Cells.Documentation;

/// <summary>The parts of a documentation comment, each as Markdown.</summary>
internal sealed class DocComment(XElement member)
{
    public string? Summary { get; } = Part(member, "summary");

    /// <summary>The summary in one line without marks.</summary>
    public string? SummaryText => Summary?.Replace("`", "", StringComparison.Ordinal).ReplaceLineEndings(" ");

    public string? Returns { get; } = Part(member, "returns") ?? Part(member, "value");

    public string? Remarks { get; } = Part(member, "remarks");

    public string? Example { get; } = Part(member, "example");

    public IReadOnlyList<(string Name, string Text)> Parameters { get; } = Named(member, "param", "name", name => name);

    public IReadOnlyList<(string Name, string Text)> TypeParameters { get; } = Named(member, "typeparam", "name", name => name);

    public IReadOnlyList<(string Name, string Text)> Exceptions { get; } = Named(member, "exception", "cref", DocMarkdown.NameOf);

    private static string? Part(XElement member, string name) => member.Element(name) is { } element && DocMarkdown.From(element) is { Length: > 0 } text ? text : null;

    private static List<(string Name, string Text)> Named(XElement member, string element, string attribute, Func<string, string> name) =>
        [.. member.Elements(element).Select(e => (name((string?)e.Attribute(attribute) ?? ""), DocMarkdown.From(e)))];
}
