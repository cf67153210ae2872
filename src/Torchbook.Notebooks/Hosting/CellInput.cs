using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Hosting;

/// <summary>What <see cref="Console.In"/> is while cells run: each line is asked for in the front end.</summary>
internal sealed class CellInput(OutputBuffer? buffer) : TextReader
{
    private readonly Lock gate = new();
    private TaskCompletionSource<string?>? waiting;
    private string line = "";
    private int read;

    /// <summary>This process's; where none was set nobody can be asked.</summary>
    public static CellInput Current { get; set; } = new(null);

    /// <summary>Whether somebody is there who can answer.</summary>
    public bool IsAllowed { get; set; }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns>The line; null for the end of all input.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public string? Ask(string prompt, bool password)
    {
        if (buffer is null || !IsAllowed)
        {
            throw new InvalidOperationException("The cell asks for input, and nobody is there to answer: the notebook runs without a front end, "
                + "or in one that cannot ask. Write the value into the cell, or run the notebook in VS Code or Jupyter.");
        }

        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting = answer;
        }

        buffer.Send(new JsonObject { ["type"] = "ask", ["prompt"] = prompt, ["password"] = password });
        return answer.Task.GetAwaiter().GetResult();
    }

    /// <summary>What the user typed. One that nobody waits for any more is dropped.</summary>
    public void Give(string? answer)
    {
        lock (gate)
        {
            waiting?.TrySetResult(answer);
            waiting = null;
        }
    }

    public override string? ReadLine()
    {
        // What Read has left of a line comes first.
        if (read < line.Length)
        {
            var rest = line[read..].TrimEnd('\n');
            read = line.Length;
            return rest;
        }

        return Ask("", password: false);
    }

    public override int Peek() => Fill() ? line[read] : -1;

    public override int Read() => Fill() ? line[read++] : -1;

    private bool Fill()
    {
        if (read >= line.Length && Ask("", password: false) is { } next)
        {
            (line, read) = (next + "\n", 0);
        }

        return read < line.Length;
    }
}
