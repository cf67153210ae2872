using System.Globalization;

namespace Torchbook.Display.Formatting;

/// <summary>A bar as text and as HTML that says the same where a front end drops the element.</summary>
internal static class ProgressText
{
    private const int BarLength = 24;

    public static MimeBundle Bundle(ProgressState state)
    {
        var facts = string.Join(", ", Facts(state));
        var filled = (int)(state.Share * BarLength);
        var blocks = new string('█', filled) + new string('░', BarLength - filled);
        var percent = $"{Math.Floor(state.Share * 100):0}%";
        var text = state.Total == 0 ? "" : $" {blocks} {percent}";
        var html = state.Total == 0 ? "" : $" <progress max=\"{state.Total}\" value=\"{Math.Min(state.Done, state.Total)}\">{blocks}</progress> {percent}";
        var indent = string.Concat(Enumerable.Repeat("&emsp;", state.Depth));
        return MimeBundle.Text($"{new string(' ', 2 * state.Depth)}{state.Title}{text}  {facts}")
            .With(Mime.Html, $"<div>{indent}{HtmlRenderer.Encode(state.Title)}{html}&ensp;{HtmlRenderer.Encode(facts)}</div>");
    }

    private static IEnumerable<string> Facts(ProgressState state)
    {
        var culture = CultureInfo.InvariantCulture;
        yield return state.Total == 0 ? string.Create(culture, $"{state.Done:N0} {state.Unit}") : string.Create(culture, $"{state.Done:N0}/{state.Total:N0} {state.Unit}");
        if (state is { Done: > 0, Seconds: > 0 })
        {
            var rate = state.Done / state.Seconds;
            yield return rate >= 1 ? string.Create(culture, $"{(rate < 10 ? Math.Round(rate, 1) : Math.Round(rate)):#,0.#}/s") : string.Create(culture, $"{1 / rate:0.0} s each");
            yield return Span(state.Seconds);
            if (!state.Ended && state.Total > 0)
            {
                yield return $"{Span(Math.Max(0, state.Total - state.Done) / rate)} left";
            }
        }

        if (state.Note.Length > 0)
        {
            yield return state.Note;
        }

        if (state.Reason is { } reason)
        {
            yield return reason;
        }
    }

    private static string Span(double seconds) => seconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600}:{(int)seconds / 60 % 60:00} h"),
    };
}
