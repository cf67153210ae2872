using System.Text;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Pages.Site;

/// <summary>What the run recorded, below the lesson.</summary>
internal static class RunFooter
{
    public static string ToHtml(RunRecord? run)
    {
        if (run is null)
        {
            return "";
        }

        var html = new StringBuilder("<footer class=\"run\" aria-label=\"About this run\">\n<h2>About this run</h2>\n<dl>\n");
        foreach (var (name, value) in Facts(run))
        {
            html.Append($"<div><dt>{HtmlText.Encode(name)}</dt><dd>{HtmlText.Encode(value)}</dd></div>\n");
        }

        return html.Append("</dl>\n</footer>\n").ToString();
    }

    /// <summary>One word on how the run ended, as HTML; empty when that is not known.</summary>
    public static string Badge(RunRecord? run) => run?.Succeeded switch
    {
        true => "<span class=\"badge passed\">Every cell ran</span>",
        false => "<span class=\"badge failed\">Stopped at an error</span>",
        null => "",
    };

    private static IEnumerable<(string Name, string Value)> Facts(RunRecord run)
    {
        if (run.Succeeded is { } succeeded)
        {
            yield return ("Result", succeeded ? "every cell ran" : "stopped at an error");
        }

        if (run.Seconds is { } seconds)
        {
            yield return ("Time", DurationText.Of(seconds));
        }

        if (run.Seed is { } seed)
        {
            yield return ("Seed", FormattableString.Invariant($"{seed}"));
        }

        foreach (var (name, value) in run.Facts)
        {
            yield return (name, value);
        }
    }
}
