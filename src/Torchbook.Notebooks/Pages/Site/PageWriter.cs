using System.Text;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages.Outputs;
using Torchbook.Notebooks.Pages.Prose;

namespace Torchbook.Notebooks.Pages.Site;

/// <summary>One lesson's page: contents, cells, what the run recorded, and the way to its neighbors.</summary>
internal sealed class PageWriter(IReadOnlyList<SiteEntry> entries, int index, SiteOptions options, PageAssets assets)
{
    private readonly SiteEntry entry = entries[index];

    public string ToHtml()
    {
        var lesson = entry.Lesson;
        var prose = new ProseRenderer(Links(lesson));
        var outputs = new OutputRenderer(prose);
        var cells = new CellRenderer(lesson.Notebook, prose, outputs).ToHtml();
        var hasTitle = prose.Headings.Any(heading => heading.Level == 1);
        var body = $"""
            <a class="skip" href="#main">Skip to the lesson</a>
            <header class="site"><a class="home" href="{SiteMap.IndexFile}">{HtmlText.Encode(options.Title)}</a>{Number()}</header>
            <div class="layout">
            {Contents(prose.Headings)}<main id="main">
            <article>
            {(hasTitle ? "" : $"<h1>{HtmlText.Encode(lesson.Title)}</h1>\n")}{cells}</article>
            {RunFooter.ToHtml(RunRecord.ReadFrom(lesson.Notebook))}{Neighbors()}</main>
            </div>

            """;
        return HtmlFrame.ToHtml($"{lesson.Title} · {options.Title}", assets.Head(prose.HasMath, outputs.HasFigures), "lesson", body);
    }

    private LinkResolver Links(LessonPage lesson)
    {
        var pages = new Dictionary<string, string>();
        foreach (var other in entries)
        {
            pages[Path.GetFullPath(other.Lesson.Path)] = other.FileName;
        }

        return new LinkResolver(Path.GetDirectoryName(Path.GetFullPath(lesson.Path))!, pages);
    }

    private string Number() => entry.Number is { } number ? $"<span class=\"number\">Lesson {number}</span>" : "";

    private static string Contents(IReadOnlyList<Heading> headings)
    {
        var shown = headings.Where(heading => heading.Level is 2 or 3).ToArray();
        if (shown.Length < 2)
        {
            return "";
        }

        var html = new StringBuilder("<nav class=\"contents\" aria-label=\"On this page\"><details><summary>On this page</summary>\n<ul>\n");
        foreach (var heading in shown)
        {
            html.Append($"<li class=\"level-{heading.Level}\"><a href=\"#{Uri.EscapeDataString(heading.Id)}\">{HtmlText.Encode(heading.Text)}</a></li>\n");
        }

        return html.Append("</ul>\n</details></nav>\n").ToString();
    }

    private string Neighbors()
    {
        if (entries.Count < 2)
        {
            return "";
        }

        var previous = index > 0 ? Neighbor("previous", "Previous", entries[index - 1]) : "";
        var next = index + 1 < entries.Count ? Neighbor("next", "Next", entries[index + 1]) : "";
        return $"<nav class=\"neighbors\" aria-label=\"Lessons\">\n{previous}{next}</nav>\n";
    }

    private static string Neighbor(string kind, string word, SiteEntry to) =>
        $"<a class=\"{kind}\" rel=\"{(kind == "next" ? "next" : "prev")}\" href=\"{to.Link}\"><small>{word}</small> <span>{HtmlText.Encode(to.Lesson.Title)}</span></a>\n";
}
