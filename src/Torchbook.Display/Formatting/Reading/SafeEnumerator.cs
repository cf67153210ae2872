using System.Collections;

namespace Torchbook.Display.Formatting;

/// <summary>Goes through a sequence that may throw, be slow, or have no end, and says how far it came.</summary>
internal sealed class SafeEnumerator : IDisposable
{
    private readonly ReadingLimits limits;
    private readonly IEnumerator? items;
    private string? stopped;
    private bool ended;

    public SafeEnumerator(IEnumerable sequence, ReadingLimits limits)
    {
        this.limits = limits;
        try
        {
            items = sequence.GetEnumerator();
        }
        catch (Exception e) when (e is not InsufficientExecutionStackException)
        {
            stopped = Describe(e);
        }
    }

    public object? Current { get; private set; }

    public bool MoveNext()
    {
        stopped ??= limits.Exhausted;
        if (stopped is not null || ended)
        {
            return false;
        }

        try
        {
            ended = !items!.MoveNext();
            Current = ended ? null : items.Current;
        }
        catch (Exception e) when (e is not InsufficientExecutionStackException)
        {
            stopped = Describe(e);
        }

        return !ended && stopped is null;
    }

    /// <summary>What is left behind <paramref name="taken"/> elements; null when they are all.</summary>
    public Remainder? Left(long? count, int taken)
    {
        if (stopped is null && (ended || count == taken || !MoveNext()) && stopped is null)
        {
            return null;
        }

        return new(stopped is null && count > taken ? count - taken : null, stopped);
    }

    public void Dispose()
    {
        try
        {
            (items as IDisposable)?.Dispose();
        }
        catch (Exception e) when (e is not InsufficientExecutionStackException)
        {
            // What was read is shown all the same.
        }
    }

    private static string Describe(Exception e) => $"then {e.GetType().Name}: {ScalarText.MessageOf(e)}";
}
