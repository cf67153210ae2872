using System.Text;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Reads what native code prints; a mark in it tells where a cell's output ends.</summary>
internal sealed class NativeOutput(TextReader reader, string marker, Action<string> onText)
{
    private const int TailLength = 4096;
    private readonly SemaphoreSlim marks = new(0);
    private readonly StringBuilder tail = new();

    /// <summary>Ends when the process closes the stream.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>The last few thousand characters.</summary>
    public string Tail
    {
        get
        {
            lock (tail)
            {
                return tail.ToString();
            }
        }
    }

    public void Start() => Reading = Task.Run(ReadAsync);

    /// <summary>Waits until the output of the cell has arrived, or <paramref name="patience"/> is over.</summary>
    public Task WaitForMarkAsync(TimeSpan patience) => Reading.IsCompleted ? Task.CompletedTask : marks.WaitAsync(patience);

    /// <summary>From now on only later marks count.</summary>
    public void ForgetMarks()
    {
        while (marks.Wait(TimeSpan.Zero))
        {
        }
    }

    private async Task ReadAsync()
    {
        var chunk = new char[1 << 15];
        var held = "";
        int read;
        while ((read = await reader.ReadAsync(chunk).ConfigureAwait(false)) > 0)
        {
            var text = held + new string(chunk, 0, read);
            for (int at; (at = text.IndexOf(marker, StringComparison.Ordinal)) >= 0; text = text[(at + marker.Length)..])
            {
                Emit(text[..at]);
                marks.Release();
            }

            // The beginning of a mark may stand at the end of what has arrived.
            var start = text.LastIndexOf(marker[0]);
            held = start >= 0 && text.Length - start < marker.Length ? text[start..] : "";
            Emit(text[..^held.Length]);
        }

        Emit(held);
    }

    private void Emit(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        lock (tail)
        {
            tail.Append(text);
            tail.Remove(0, Math.Max(0, tail.Length - TailLength));
        }

        onText(text);
    }
}
