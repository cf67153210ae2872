using System.Text;
using Markdig;
using Microsoft.CodeAnalysis;
using Torchbook.Notebooks.Cells.Completion;

namespace Torchbook.Notebooks.Cells.Documentation;

/// <summary>What is known about a name: signatures and documentation.</summary>
/// <param name="Text">As plain text.</param>
/// <param name="Markdown">As Markdown.</param>
/// <param name="Html">As HTML.</param>
public sealed record Inspection(string Text, string Markdown, string Html)
{
    private const int FewOverloads = 8;
    private static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    internal static Inspection Of(IReadOnlyList<ISymbol> symbols, DocComments docs, bool everything)
    {
        var markdown = Write(symbols, docs, everything);
        return new(PlainText(markdown), markdown, Markdig.Markdown.ToHtml(markdown, pipeline));
    }

    private static string Write(IReadOnlyList<ISymbol> symbols, DocComments docs, bool everything)
    {
        var shown = everything ? symbols.Count : Math.Min(symbols.Count, FewOverloads);
        var text = new StringBuilder("```csharp\n");
        foreach (var symbol in symbols.Take(shown))
        {
            text.Append(SymbolText.Signature(symbol)).Append('\n');
        }

        text.Append(shown < symbols.Count ? $"// and {symbols.Count - shown} more overloads\n" : "").Append("```\n");
        // The overload that is documented best speaks for those that are not documented.
        if (symbols.Select(docs.Of).FirstOrDefault(d => d is not null) is { } doc)
        {
            Describe(text, doc, everything);
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void Describe(StringBuilder text, DocComment doc, bool everything)
    {
        Section(text, null, doc.Summary);
        Section(text, "Type parameters", Items(doc.TypeParameters));
        Section(text, "Parameters", Items(doc.Parameters));
        Section(text, "Returns", doc.Returns);
        Section(text, "Exceptions", Items(doc.Exceptions));
        if (everything)
        {
            Section(text, "Remarks", doc.Remarks);
            Section(text, "Example", doc.Example);
        }
    }

    private static void Section(StringBuilder text, string? title, string? content)
    {
        if (!string.IsNullOrEmpty(content))
        {
            text.Append(title is null ? $"\n{content}\n" : $"\n**{title}**\n\n{content}\n");
        }
    }

    private static string Items(IReadOnlyList<(string Name, string Text)> items) =>
        string.Join('\n', items.Where(i => i.Text.Length > 0).Select(i => $"- `{i.Name}`: {i.Text.ReplaceLineEndings("\n  ")}"));

    private static string PlainText(string markdown) => markdown
        .Replace("```csharp\n", "", StringComparison.Ordinal).Replace("```\n", "", StringComparison.Ordinal)
        .Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
}
