namespace Torchbook.Notebooks.Hosting;

/// <summary>Interrupts one cell: first asks it, and ends its process when asked again after a cell that does not react had its time.</summary>
internal sealed class CellInterruption(Action ask, Action end, Action<string> say) : IDisposable
{
    private const string Hint = "[The cell does not react to the interruption. Interrupt once more to end its process; what cells have declared would then be lost.]\n";
    private static readonly TimeSpan grace = TimeSpan.FromSeconds(3);
    private readonly Lock gate = new();
    private Timer? impatience;
    private bool ignored;
    private bool finished;

    /// <summary>Whether the process had to be ended.</summary>
    public bool WasForced { get; private set; }

    public void Ask()
    {
        lock (gate)
        {
            if (finished)
            {
                return;
            }

            if (ignored)
            {
                WasForced = true;
                end();
                return;
            }

            impatience ??= new(_ => Tell(), null, grace, Timeout.InfiniteTimeSpan);
            ask();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            finished = true;
            impatience?.Dispose();
        }
    }

    private void Tell()
    {
        lock (gate)
        {
            if (finished)
            {
                return;
            }

            ignored = true;
        }

        say(Hint);
    }
}
