using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Gathers console text of a cell into few messages, and keeps it in order with everything else the cell shows.</summary>
internal sealed class OutputBuffer : IDisposable
{
    private const int FlushAt = 1 << 15;
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);
    private readonly MessageChannel channel;
    private readonly Lock gate = new();
    private readonly StringBuilder pending = new();
    private readonly Timer timer;
    private string stream = "stdout";

    public OutputBuffer(MessageChannel channel)
    {
        this.channel = channel;
        timer = new(_ => Flush(), null, interval, interval);
    }

    public void Write(string toStream, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            if (toStream != stream)
            {
                FlushPending();
                stream = toStream;
            }

            pending.Append(text);
            if (pending.Length >= FlushAt)
            {
                FlushPending();
            }
        }
    }

    /// <summary>Sends a message after all text written so far.</summary>
    public void Send(JsonObject message)
    {
        lock (gate)
        {
            FlushPending();
            channel.Send(message);
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            FlushPending();
        }
    }

    public void Dispose() => timer.Dispose();

    private void FlushPending()
    {
        if (pending.Length > 0)
        {
            var text = pending.ToString();
            pending.Clear();
            channel.Send(new JsonObject { ["type"] = "stream", ["name"] = stream, ["text"] = text });
        }
    }
}
