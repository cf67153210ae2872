using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>Turns the Markdown of one page into HTML, collects its headings, and resolves pictures and links.</summary>
internal sealed class ProseRenderer(LinkResolver links)
{
    private static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder()
        .UseMathematics().UsePipeTables().UseGridTables().UseFootnotes().UseTaskLists().UseDefinitionLists().UseFigures()
        .UseEmphasisExtras().UseListExtras().UseAbbreviations().UseCitations().UseAlertBlocks().UseAutoLinks()
        .Build();

    private readonly HashSet<string> usedIds = new(StringComparer.Ordinal) { "main", "run" };
    private readonly List<Heading> headings = [];

    public IReadOnlyList<Heading> Headings => headings;

    public bool HasMath { get; private set; }

    /// <summary>The HTML of one cell.</summary>
    /// <param name="markdown">GitHub's Markdown with TeX between dollar signs.</param>
    /// <param name="picture">The data URI of a picture that the cell carries with it, by name; null where there is none.</param>
    public string ToHtml(string markdown, Func<string, string?>? picture = null)
    {
        var document = Markdown.Parse(MathLines.Separate(markdown), pipeline);
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HeadingBlock heading:
                    Name(heading);
                    break;
                case LinkInline { IsImage: true } image:
                    image.Url = picture?.Invoke(image.Url ?? "") ?? links.Picture(image.Url ?? "");
                    break;
                case LinkInline link:
                    link.Url = links.Page(link.Url ?? "");
                    break;
                case TaskList task:
                    task.GetAttributes().AddPropertyIfNotExist("aria-label", task.Checked ? "done" : "to do");
                    break;
                case MathInline or MathBlock:
                    HasMath = true;
                    break;
            }
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new MathInlineRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new MathBlockRenderer());
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCodeRenderer());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>The first paragraph of text in <paramref name="markdown"/>, without markup; null where there is none.</summary>
    public static string? FirstParagraph(string markdown)
    {
        var paragraph = Markdown.Parse(markdown, pipeline).OfType<ParagraphBlock>()
            .FirstOrDefault(block => block.Inline?.FirstChild is not (LinkInline { IsImage: true } or HtmlInline));
        return paragraph is null ? null : InlineText.Of(paragraph.Inline);
    }

    private void Name(HeadingBlock heading)
    {
        var text = InlineText.Of(heading.Inline);
        var wanted = LinkHelper.Urilize(text, allowOnlyAscii: false) is { Length: > 0 } id ? id : "section";
        var unique = wanted;
        for (var n = 2; !usedIds.Add(unique); n++)
        {
            unique = $"{wanted}-{n}";
        }

        heading.GetAttributes().Id = unique;
        headings.Add(new Heading(heading.Level, text, unique));
    }
}
