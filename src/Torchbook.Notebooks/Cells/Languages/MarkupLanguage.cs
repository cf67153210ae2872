using Torchbook.Display;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>Text that is shown as it is, under a MIME type: HTML, SVG, Markdown.</summary>
internal sealed class MarkupLanguage(string summary, string mimeType, params string[] names) : ICellLanguage
{
    public static IEnumerable<ICellLanguage> All =>
    [
        new MarkupLanguage("shown as a web page shows it", Mime.Html, "html", "HTML"),
        new MarkupLanguage("shown as a drawing", Mime.Svg, "svg", "SVG"),
        new MarkupLanguage("shown as formatted prose", Mime.Markdown, "markdown", "md"),
    ];

    public IReadOnlyList<string> Names => names;

    public string Summary => summary;

    public object? Run(CellPart part, CellRun run)
    {
        var text = part.Text.Trim();
        DisplayFunctions.display(MimeBundle.Text(text).With(mimeType, text));
        return null;
    }
}
