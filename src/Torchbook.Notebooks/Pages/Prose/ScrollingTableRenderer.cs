using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>A table in a box that scrolls, so that a wide one does not widen the page.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"scroll\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
