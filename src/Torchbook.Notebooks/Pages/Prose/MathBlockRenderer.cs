using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>A formula on lines of its own.</summary>
internal sealed class MathBlockRenderer : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock formula) => renderer
        .Write("<div class=\"math display\">")
        .Write(HtmlText.Encode(formula.Lines.ToString()))
        .WriteLine("</div>");
}
