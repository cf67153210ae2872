using Torchbook.Data;

namespace Torchbook.Cli;

/// <summary>Shows downloads on standard error: one moving line on a terminal, one line a file elsewhere.</summary>
public sealed class DownloadDisplay : IProgress<DownloadProgress>
{
    private readonly Lock gate = new();
    private string? current;

    public void Report(DownloadProgress value)
    {
        lock (gate)
        {
            var name = $"{value.Dataset}/{value.File}";
            var isNew = current != name;
            current = name;
            var size = $"{value.Total / 1e6:F1} MB from {value.Source}";
            if (Console.IsErrorRedirected)
            {
                if (isNew)
                {
                    Console.Error.WriteLine($"fetching {name}, {size}");
                }

                return;
            }

            var share = value.Total > 0 ? Math.Min(100, 100 * value.Received / value.Total) : 0;
            Console.Error.Write($"\r\e[Kfetching {name}  {share,3}% of {size}{(value.Received >= value.Total ? "\n" : "")}");
        }
    }
}
