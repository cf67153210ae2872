using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Hosting;

/// <summary>
/// Gathers console text and updates of displays into few messages, and keeps text in order with everything else the cell shows.
/// </summary>
internal sealed class OutputBuffer
{
    private const int FlushAt = 1 << 15;
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);
    private readonly MessageChannel channel;
    private readonly object gate = new();
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, JsonObject> updates = [];
    private string stream = "stdout";

    public OutputBuffer(MessageChannel channel)
    {
        this.channel = channel;

        // A thread of its own: cells may hold all that the thread pool has.
        new Thread(FlushForEver) { IsBackground = true, Name = "output of cells" }.Start();
    }

    public void Write(string toStream, ReadOnlySpan<char> more)
    {
        lock (gate)
        {
            if (toStream != stream)
            {
                FlushText();
                stream = toStream;
            }

            text.Append(more);
            if (text.Length >= FlushAt)
            {
                FlushText();
            }
            else
            {
                Monitor.Pulse(gate);
            }
        }
    }

    /// <summary>Keeps an update for a moment: of several to one display in quick succession, only the last is seen anyway.</summary>
    public void Update(string displayId, JsonObject message)
    {
        lock (gate)
        {
            updates[displayId] = message;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Sends a message after all text written so far.</summary>
    public void Send(JsonObject message)
    {
        lock (gate)
        {
            FlushAll();
            channel.Send(message);
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            FlushAll();
        }
    }

    private void FlushForEver()
    {
        try
        {
            while (true)
            {
                lock (gate)
                {
                    while (text.Length == 0 && updates.Count == 0)
                    {
                        Monitor.Wait(gate);
                    }
                }

                Thread.Sleep(interval);
                Flush();
            }
        }
        catch (IOException)
        {
            // The host is gone, and this process about to end.
        }
    }

    private void FlushAll()
    {
        FlushText();
        foreach (var update in updates.Values)
        {
            channel.Send(update);
        }

        updates.Clear();
    }

    private void FlushText()
    {
        if (text.Length > 0)
        {
            var message = new JsonObject { ["type"] = "stream", ["name"] = stream, ["text"] = text.ToString() };
            text.Clear();
            channel.Send(message);
        }
    }
}
