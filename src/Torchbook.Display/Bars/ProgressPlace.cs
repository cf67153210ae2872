namespace Torchbook.Display.Formatting;

/// <summary>
/// Where a bar stands: in an output of its own, or, below another bar, where the last one of its title stood, so that a loop within a
/// loop shows two bars and not one for every turn.
/// </summary>
internal sealed class ProgressPlace
{
    [ThreadStatic]
    private static ProgressPlace? innermost;

    private readonly Dictionary<string, DisplayedValue> free = [];
    private readonly CancellationToken cell = Interruption.Token;
    private readonly ProgressPlace? outer;
    private readonly string title;
    private bool closed;

    private ProgressPlace(string title, ProgressPlace? outer, Func<int, MimeBundle> bundle)
    {
        (this.title, this.outer, Depth) = (title, outer, outer is null ? 0 : outer.Depth + 1);
        if (outer is not null && outer.Take(title) is { } left)
        {
            Shown = left;
            left.Update(bundle(Depth));
        }
        else
        {
            Shown = DisplayFunctions.display(bundle(Depth));
        }
    }

    /// <summary>How many open bars it stands below.</summary>
    public int Depth { get; }

    public DisplayedValue Shown { get; }

    public static ProgressPlace Open(string title, Func<int, MimeBundle> bundle) => innermost = new(title, StillOpen(innermost), bundle);

    /// <param name="reusable">Whether the next bar of this title may stand here.</param>
    public void Close(bool reusable)
    {
        closed = true;
        if (innermost == this)
        {
            innermost = StillOpen(outer);
        }

        if (reusable && outer is not null)
        {
            lock (outer.free)
            {
                outer.free[title] = Shown;
            }
        }
    }

    private DisplayedValue? Take(string wanted)
    {
        lock (free)
        {
            return free.Remove(wanted, out var shown) ? shown : null;
        }
    }

    private static ProgressPlace? StillOpen(ProgressPlace? place)
    {
        // A bar that an earlier cell left open holds nothing of this one.
        while (place is not null && (place.closed || place.cell != Interruption.Token))
        {
            place = place.outer;
        }

        return place;
    }
}
