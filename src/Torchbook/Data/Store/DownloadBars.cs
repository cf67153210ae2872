using Torchbook.Display;

namespace Torchbook.Data;

/// <summary>Shows a bar for each file whose download is not over in a moment.</summary>
/// <param name="time">The clock; the system's by default.</param>
public sealed class DownloadBars(TimeProvider? time = null) : IProgress<DownloadProgress>, IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.5);

    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private readonly Lock gate = new();
    private string file = "";
    private long began;
    private Progress? bar;

    public void Report(DownloadProgress value)
    {
        lock (gate)
        {
            if (file != value.File)
                Start(value.File);
            if (bar is null && clock.GetElapsedTime(began) > Moment && value.Received < value.Total)
                bar = new Progress($"Downloading {value.Dataset}/{value.File}", Kilobytes(value.Total), "kB", clock);
            bar?.Report(Kilobytes(value.Received), $"from {value.Source}");
        }
    }

    /// <summary>Ends the bar that is shown.</summary>
    public void Dispose() => Start("");

    private void Start(string name)
    {
        bar?.Dispose();
        bar = null;
        file = name;
        began = clock.GetTimestamp();
    }

    private static long Kilobytes(long bytes) => bytes / 1000;
}
