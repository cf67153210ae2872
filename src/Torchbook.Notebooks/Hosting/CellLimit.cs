namespace Torchbook.Notebooks.Hosting;

/// <summary>How long a cell may run: then it is interrupted, and where that does not help its process is ended.</summary>
internal sealed class CellLimit : IAsyncDisposable
{
    private static readonly TimeSpan graceAfterInterrupt = TimeSpan.FromSeconds(2);
    private readonly CellProcess process;
    private readonly CancellationTokenSource reached;
    private readonly CancellationTokenSource lifted = new();
    private readonly CancellationTokenRegistration registration;

    public CellLimit(CellProcess process, TimeSpan? timeout, CancellationToken cancel)
    {
        this.process = process;
        reached = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (timeout is { } time)
        {
            reached.CancelAfter(time);
        }

        registration = reached.Token.Register(() => _ = StopAsync());
    }

    /// <summary>Whether the cell was told to stop.</summary>
    public bool IsReached => reached.IsCancellationRequested;

    /// <summary>The cell has ended: nothing needs stopping.</summary>
    public void Lift() => lifted.Cancel();

    public async ValueTask DisposeAsync()
    {
        await registration.DisposeAsync().ConfigureAwait(false);
        reached.Dispose();
    }

    private async Task StopAsync()
    {
        process.AskToStop();
        await Task.Delay(graceAfterInterrupt, lifted.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!lifted.IsCancellationRequested)
        {
            process.Kill();
        }
    }
}
