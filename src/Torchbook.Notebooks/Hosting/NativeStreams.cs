using System.Diagnostics;

namespace Torchbook.Notebooks.Hosting;

/// <summary>A process's own stdout and stderr, where native code prints.</summary>
internal sealed class NativeStreams(Process process)
{
    private NativeOutput? standardOutput;
    private NativeOutput? standardError;

    /// <summary>What the process writes to both where a cell's output ends.</summary>
    public string Marker { get; } = $"\u0001{Guid.NewGuid():N}\u0001";

    /// <summary>Ends when the process has closed both.</summary>
    public Task Reading => Task.WhenAll(standardOutput!.Reading, standardError!.Reading);

    /// <summary>The last few thousand characters on stderr.</summary>
    public string ErrorTail => standardError!.Tail;

    /// <param name="onText">Receives the stream's name and text.</param>
    public void Start(Action<string, string> onText)
    {
        standardOutput = Read(process.StandardOutput, "stdout", onText);
        standardError = Read(process.StandardError, "stderr", onText);
    }

    /// <summary>Waits until all that the cell printed has arrived, or <paramref name="patience"/> is over.</summary>
    public Task WaitForMarksAsync(TimeSpan patience) =>
        Task.WhenAll(standardOutput!.WaitForMarkAsync(patience), standardError!.WaitForMarkAsync(patience));

    /// <summary>Marks that came too late for their cell are not taken for the next one's.</summary>
    public void ForgetMarks()
    {
        standardOutput!.ForgetMarks();
        standardError!.ForgetMarks();
    }

    private NativeOutput Read(TextReader reader, string stream, Action<string, string> onText)
    {
        var output = new NativeOutput(reader, Marker, text => onText(stream, text));
        output.Start();
        return output;
    }
}
