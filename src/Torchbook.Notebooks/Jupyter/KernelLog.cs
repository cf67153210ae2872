namespace Torchbook.Notebooks.Jupyter;

/// <summary>Lines for whoever looks into a kernel's log, which is the front end's own output.</summary>
internal static class KernelLog
{
    private const int WithoutCounting = 20;
    private const int Every = 10_000;
    private static long refused;

    /// <summary>A message was refused. Who sends thousands of them gets a line for the first few and a count now and then.</summary>
    public static void Refused(string reason)
    {
        var count = Interlocked.Increment(ref refused);
        if (count <= WithoutCounting || count % Every == 0)
        {
            Write($"message refused: {reason}{(count < WithoutCounting ? "" : $" ({count:N0} refused so far)")}");
        }
    }

    public static void Write(string line) => Console.Error.WriteLine($"torchbook kernel: {line}");
}
