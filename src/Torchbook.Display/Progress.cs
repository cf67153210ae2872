using System.Globalization;
using Torchbook.Display.Formatting;

namespace Torchbook.Display;

/// <summary>
/// A live bar with rate and remaining time, in one output that changes; in a notebook, a run without front end, or a terminal.
/// <code>
/// using var progress = new Progress("Training", total: 1000, unit: "batches");
/// … progress.Advance(note: $"loss {loss:0.000}");
/// </code>
/// </summary>
public sealed class Progress : IDisposable
{
    private const int BarLength = 24;
    private readonly string title;
    private readonly string unit;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly Lock gate = new();
    private readonly DisplayedValue shown;
    private long lastUpdate;
    private string note = "";
    private bool ended;

    /// <summary>Shows the bar at once.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="total">How many steps there will be; 0 where nobody knows, which shows a count instead of a bar.</param>
    /// <param name="unit">What a step is, in the plural.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public Progress(string title, long total, string unit = "steps", TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        this.title = title;
        Total = total;
        this.unit = unit;
        this.time = time ?? TimeProvider.System;
        start = lastUpdate = this.time.GetTimestamp();
        shown = DisplayFunctions.display(Bundle());
    }

    /// <summary>How many steps there will be; 0 where nobody knows.</summary>
    public long Total { get; }

    /// <summary>How many steps are done.</summary>
    public long Done { get; private set; }

    /// <summary>Goes through <paramref name="items"/> and shows how far it is.</summary>
    public static IEnumerable<T> Over<T>(IReadOnlyCollection<T> items, string title, string unit = "items")
    {
        using var progress = new Progress(title, items.Count, unit);
        foreach (var item in items)
        {
            yield return item;
            progress.Advance();
        }
    }

    /// <summary>Counts <paramref name="steps"/> more. Cheap: the output changes at most ten times a second. Any thread.</summary>
    /// <param name="steps">How many steps were done.</param>
    /// <param name="note">What to say behind the bar from now on, such as the present loss.</param>
    public void Advance(long steps = 1, string? note = null) => Change(done => done + steps, note);

    /// <summary>Sets how many steps are done.</summary>
    public void Report(long done, string? note = null) => Change(_ => done, note);

    /// <summary>Shows the final state.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!ended)
            {
                ended = true;
                shown.Update(Bundle());
            }
        }
    }

    private void Change(Func<long, long> next, string? newNote)
    {
        lock (gate)
        {
            Done = Math.Max(0, next(Done));
            note = newNote ?? note;
            if (!ended && time.GetElapsedTime(lastUpdate) >= DisplaySink.Current.UpdateInterval)
            {
                lastUpdate = time.GetTimestamp();
                shown.Update(Bundle());
            }
        }
    }

    private MimeBundle Bundle()
    {
        var facts = Facts();
        var share = Total == 0 ? 0 : Math.Min(1, Done / (double)Total);
        var filled = (int)(share * BarLength);
        var bar = Total == 0 ? "" : $" {new string('█', filled)}{new string('░', BarLength - filled)} {Math.Floor(share * 100):0}%";
        var html = Total == 0 ? "" : $" <progress max=\"{Total}\" value=\"{Math.Min(Done, Total)}\"></progress> {Math.Floor(share * 100):0}%";
        return MimeBundle.Text($"{title}{bar}  {facts}")
            .With(Mime.Html, $"<div>{HtmlRenderer.Encode(title)}{html}&ensp;{HtmlRenderer.Encode(facts)}</div>");
    }

    private string Facts()
    {
        var culture = CultureInfo.InvariantCulture;
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        var parts = new List<string> { Total == 0 ? string.Create(culture, $"{Done:N0} {unit}") : string.Create(culture, $"{Done:N0}/{Total:N0} {unit}") };
        if (Done > 0 && seconds > 0)
        {
            var rate = Done / seconds;
            parts.Add(rate >= 1 ? string.Create(culture, $"{(rate < 10 ? Math.Round(rate, 1) : Math.Round(rate)):#,0.#}/s") : string.Create(culture, $"{1 / rate:0.0} s each"));
            parts.Add(ended || Total == 0 ? $"{Span(seconds)}" : $"{Span(Math.Max(0, Total - Done) / rate)} left");
        }

        return string.Join(", ", note.Length > 0 ? parts.Append(note) : parts);
    }

    private static string Span(double seconds) => seconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600}:{(int)seconds / 60 % 60:00} h"),
    };
}
