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

        var html = new StringBuilder("<section class=\"run\" aria-labelledby=\"run\">\n<h2 id=\"run\">About this run</h2>\n<dl>\n");
        foreach (var (name, value) in Facts(run))
        {
            html.Append($"<div><dt>{HtmlText.Encode(name)}</dt><dd>{HtmlText.Encode(value)}</dd></div>\n");
        }

        return html.Append("</dl>\n</section>\n").ToString();
    }

    /// <summary>How the run ended, in two words, as HTML; empty where there was none.</summary>
    public static string Badge(RunRecord? run) => run switch
    {
        null => "",
        { Succeeded: true } => "<span class=\"badge passed\">Every cell ran</span>",
        { Succeeded: false } => "<span class=\"badge failed\">Stopped at an error</span>",
        _ => "<span class=\"badge failed\">Did not finish</span>",
    };

    private static IEnumerable<(string Name, string Value)> Facts(RunRecord run)
    {
        yield return ("result", run.Succeeded switch { true => "every cell ran", false => "stopped at an error", null => "did not finish" });
        if (run.Seconds is { } seconds)
        {
            yield return ("time", DurationText.Of(seconds));
        }

        if (run.Seed is { } seed)
        {
            yield return ("seed", FormattableString.Invariant($"{seed}"));
        }

        foreach (var (name, value) in run.Facts)
        {
            yield return (name, value);
        }
    }
}
