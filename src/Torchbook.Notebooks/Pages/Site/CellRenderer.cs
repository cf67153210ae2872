using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages.Outputs;
using Torchbook.Notebooks.Pages.Prose;

namespace Torchbook.Notebooks.Pages.Site;

/// <summary>Turns the cells of one notebook into HTML, in reading order; folds what the author folded.</summary>
internal sealed class CellRenderer(NotebookDocument notebook, ProseRenderer prose, OutputRenderer outputs)
{
    private readonly bool ran = notebook.Cells.Any(cell => cell.ExecutionCount is not null);

    public string ToHtml()
    {
        var html = new StringBuilder();
        for (var i = 0; i < notebook.Cells.Count;)
        {
            if (FoldTitle(notebook.Cells[i]) is not { } title)
            {
                html.Append(Cell(notebook.Cells[i++], folded: false));
                continue;
            }

            // Neighbors of one kind (a solution in three cells) fold together.
            html.Append("<details class=\"fold\"><summary>").Append(title).Append("</summary>\n");
            for (var kind = title; i < notebook.Cells.Count && FoldTitle(notebook.Cells[i]) == kind; i++)
            {
                html.Append(Cell(notebook.Cells[i], folded: true));
            }

            html.Append("</details>\n");
        }

        return html.ToString();
    }

    private static string? FoldTitle(NotebookCell cell) =>
        cell.HasTag("solution") ? "Solution"
        : cell.HasTag("pytorch") ? "In PyTorch this is …"
        : cell.Kind != CellKind.Code && (cell.HasTag("collapsed") || IsHidden(cell, "source_hidden")) ? "More"
        : null;

    private static bool IsHidden(NotebookCell cell, string what) =>
        (cell.Metadata["jupyter"] as JsonObject)?[what] is JsonValue value && value.TryGetValue<bool>(out var hidden) && hidden;

    private string Cell(NotebookCell cell, bool folded) => cell.Kind switch
    {
        CellKind.Markdown => $"<div class=\"prose\">\n{prose.ToHtml(cell.Source, name => Attachment(cell, name))}</div>\n",
        CellKind.Code => Code(cell, folded),
        _ => $"<pre class=\"text raw\">{HtmlText.Encode(cell.Source)}</pre>\n",
    };

    private string Code(NotebookCell cell, bool folded)
    {
        var html = new StringBuilder("<div class=\"cell\">\n");
        if (!string.IsNullOrWhiteSpace(cell.Source))
        {
            var hidden = !folded && (cell.HasTag("collapsed") || IsHidden(cell, "source_hidden"));
            html.Append(Folded(hidden ? $"Code <small>{Lines(cell.Source)}</small>" : null, Source(cell, folded)));
        }

        if (outputs.ToHtml(cell.Outputs) is { Length: > 0 } shown)
        {
            html.Append(Folded(IsHidden(cell, "outputs_hidden") ? "Output" : null, $"<div class=\"outputs\">\n{shown}</div>\n"));
        }

        return html.Append("</div>\n").ToString();
    }

    private static string Folded(string? title, string html) =>
        title is null ? html : $"<details class=\"fold\"><summary>{title}</summary>\n{html}</details>\n";

    private static string Lines(string source) => source.AsSpan().TrimEnd().Count('\n') + 1 is > 1 and var count ? $"{count} lines" : "1 line";

    private string Source(NotebookCell cell, bool folded)
    {
        var count = cell.ExecutionCount is { } n ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"count\" aria-hidden=\"true\">[{n}]</span>") : "";
        var skipped = ran && !folded && cell.ExecutionCount is null && cell.Outputs.Count == 0 ? "<p class=\"skipped\">This cell was not run.</p>\n" : "";
        return $"<div class=\"code\">{count}<pre><code>{CodeHighlighter.ToHtml(cell.Source)}</code></pre></div>\n{skipped}";
    }

    // Jupyter keeps pasted pictures in the cell and refers to them as attachment:name.
    private static string? Attachment(NotebookCell cell, string url)
    {
        const string scheme = "attachment:";
        return url.StartsWith(scheme, StringComparison.Ordinal)
            && (cell.Json["attachments"] as JsonObject)?[Uri.UnescapeDataString(url[scheme.Length..])] is JsonObject bundle
            && bundle.FirstOrDefault() is { Value: not null } picture
            && MultilineText.Join(picture.Value) is { } base64
            ? $"data:{picture.Key};base64,{base64.ReplaceLineEndings("")}"
            : null;
    }
}
