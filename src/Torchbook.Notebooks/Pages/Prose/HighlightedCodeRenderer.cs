using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Torchbook.Notebooks.Pages.Prose;

/// <summary>Code inside prose; C# is colored.</summary>
internal sealed class HighlightedCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var code = block.Lines.ToString();
        var language = (block as FencedCodeBlock)?.Info?.ToLowerInvariant() ?? "";
        renderer
            .Write("<div class=\"code\"><pre><code>")
            .Write(language is "csharp" or "cs" or "c#" ? CodeHighlighter.ToHtml(code) : HtmlText.Encode(code))
            .WriteLine("</code></pre></div>");
    }
}
