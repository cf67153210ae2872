using Torchbook.Display.Formatting;

namespace Torchbook.Display;

/// <summary>
/// A live bar with rate, elapsed and remaining time, in one output that changes; in a notebook, a run without front end, or a terminal.
/// A bar that begins while another one of the thread is open stands below it. Interrupting the cell ends what reports to it.
/// <code>
/// foreach (var file in files.WithProgress("Reading")) …
///
/// using var progress = new Progress("Training", total: 1000, unit: "batches");
/// … progress.Advance(note: $"loss {loss:0.000}");
/// </code>
/// </summary>
public sealed class Progress : IDisposable
{
    private readonly TimeProvider time;
    private readonly long start;
    private readonly Lock gate = new();
    private readonly ProgressPlace place;
    private ProgressState state;
    private long lastUpdate;

    /// <summary>Shows the bar at once.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="total">How many steps there will be; 0 where nobody knows, which shows a count instead of a bar.</param>
    /// <param name="unit">What a step is, in the plural.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public Progress(string title, long total, string unit = "steps", TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        this.time = time ?? TimeProvider.System;
        start = lastUpdate = this.time.GetTimestamp();
        state = new(title, unit, total);
        place = ProgressPlace.Open(title, depth => ProgressText.Bundle(state with { Depth = depth }));
        state = state with { Depth = place.Depth };
    }

    /// <summary>How many steps there will be; 0 where nobody knows.</summary>
    public long Total => state.Total;

    /// <summary>How many steps are done.</summary>
    public long Done => state.Done;

    /// <summary>Canceled when the cell is interrupted, to be handed to whatever takes a token.</summary>
    public CancellationToken Cancellation { get; } = Interruption.Token;

    /// <summary>Goes through <paramref name="items"/> and shows how far it is.</summary>
    public static IEnumerable<T> Over<T>(IReadOnlyCollection<T> items, string title, string unit = "items") => items.WithProgress(title, unit);

    /// <summary>Counts <paramref name="steps"/> more. Cheap: the output changes at most ten times a second. Any thread.</summary>
    /// <param name="steps">How many steps were done.</param>
    /// <param name="note">What to say behind the bar from now on, such as the present loss.</param>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public void Advance(long steps = 1, string? note = null) => Change(done => done + steps, note);

    /// <summary>Sets how many steps are done.</summary>
    /// <inheritdoc cref="Advance" path="/exception"/>
    public void Report(long done, string? note = null) => Change(_ => done, note);

    /// <summary>Shows that the work ended early because of an error.</summary>
    public void Fail(Exception error) => End($"failed: {error.GetType().Name}: {ScalarText.MessageOf(error)}");

    /// <summary>Shows the final state; what is not complete is said to have stopped.</summary>
    public void Dispose() => End(Done < Total ? Early : null);

    /// <summary>The final state of work of unknown length that did not come to its end.</summary>
    internal void Stop() => End(Early);

    private string Early => Cancellation.IsCancellationRequested ? "interrupted" : "stopped";

    private void Change(Func<long, long> next, string? note)
    {
        lock (gate)
        {
            state = state with { Done = Math.Max(0, next(state.Done)), Note = note ?? state.Note };
            if (!state.Ended && time.GetElapsedTime(lastUpdate) >= DisplaySink.Current.UpdateInterval)
            {
                Show();
            }
        }

        Cancellation.ThrowIfCancellationRequested();
    }

    private void End(string? reason)
    {
        lock (gate)
        {
            if (!state.Ended)
            {
                state = state with { Ended = true, Reason = reason };
                Show();
                place.Close(reusable: reason is null);
            }
        }
    }

    private void Show()
    {
        lastUpdate = time.GetTimestamp();
        state = state with { Seconds = time.GetElapsedTime(start).TotalSeconds };
        place.Shown.Update(ProgressText.Bundle(state));
    }
}
