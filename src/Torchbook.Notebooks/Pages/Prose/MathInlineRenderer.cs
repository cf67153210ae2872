using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>Leaves TeX readable in the page; the script turns it into MathML where the library is there.</summary>
internal sealed class MathInlineRenderer : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula) => renderer
        .Write(formula.DelimiterCount == 2 ? "<span class=\"math display\">" : "<span class=\"math\">")
        .Write(HtmlText.Encode(formula.Content.ToString()))
        .Write("</span>");
}
