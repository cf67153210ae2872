namespace Torchbook.Training;

/// <summary>Lets a notebook's stop button, which interrupts the thread, end a loop that never waits.</summary>
internal static class StopButton
{
    private static readonly ManualResetEvent never = new(false);

    /// <summary>Costs half a microsecond.</summary>
    /// <exception cref="ThreadInterruptedException">The thread was interrupted.</exception>
    public static void Check() => never.WaitOne(0);
}
