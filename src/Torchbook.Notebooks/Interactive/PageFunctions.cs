using Torchbook.Display;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Notebooks.Interactive;

/// <summary>What changes the page that shows the notebook; imported into every cell. Names as in .NET Interactive.</summary>
public static class PageFunctions
{
    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) => Show($"<script type=\"text/javascript\">{HtmlText.Script(scriptContent)}</script>", scriptContent);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Show($"<style>{content.Replace("</", "<\\/", StringComparison.Ordinal)}</style>", content);

    private static void Show(string html, string text) => DisplayFunctions.display(MimeBundle.Text(text).With(Mime.Html, html));
}
