using System.Text;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages.Prose;

namespace Torchbook.Notebooks.Pages.Site;

/// <summary>The page that leads to all lessons.</summary>
internal static class IndexPage
{
    public static string ToHtml(IReadOnlyList<SiteEntry> entries, SiteOptions options, PageAssets assets)
    {
        var list = new StringBuilder();
        foreach (var entry in entries)
        {
            list.Append(Item(entry));
        }

        var body = $"""
            <a class="skip" href="#main">Skip to the lessons</a>
            <main id="main">
            <header>
            <h1>{HtmlText.Encode(options.Title)}</h1>
            <p class="subtitle">{HtmlText.Encode(options.Subtitle)}</p>
            </header>
            <ol class="lessons">
            {list}</ol>
            </main>

            """;
        return HtmlFrame.ToHtml(options.Title, assets.Head(math: false, figures: false), "index", body);
    }

    private static string Item(SiteEntry entry)
    {
        var notebook = entry.Lesson.Notebook;
        var run = RunRecord.ReadFrom(notebook);
        var opening = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .Select(cell => ProseRenderer.FirstParagraph(cell.Source)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return $"""
            <li><span class="number" aria-hidden="true">{entry.Number}</span><div>
            <h2><a href="{entry.Link}">{HtmlText.Encode(entry.Lesson.Title)}</a></h2>
            {(opening is null ? "" : $"<p>{HtmlText.Encode(Shorten(opening))}</p>\n")}<p class="meta">{RunFooter.Badge(run)}{Time(run)}</p>
            </div></li>

            """;
    }

    private static string Time(RunRecord? run) => run?.Seconds is { } seconds ? $"<span>{DurationText.Of(seconds)}</span>" : "";

    private static string Shorten(string text)
    {
        const int longest = 220;
        if (text.Length <= longest)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', longest);
        return text[..(space > 0 ? space : longest)] + " …";
    }
}
