using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Questions to the process that runs cells and what comes back: any number of outputs, then the answer.</summary>
internal sealed class CellConversation : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private readonly MessageChannel channel;

    // Few: who shows faster than the front end takes is made to wait.
    private readonly Channel<JsonObject> messages = Channel.CreateBounded<JsonObject>(64);

    public CellConversation(MessageChannel channel, NativeStreams native)
    {
        this.channel = channel;
        Native = native;
        native.Start(Say);
        new Thread(Receive) { IsBackground = true, Name = "messages of cells" }.Start();
        Send(new JsonObject { ["type"] = "hello", ["marker"] = native.Marker });
    }

    /// <summary>What the process writes to its own stdout and stderr.</summary>
    public NativeStreams Native { get; }

    /// <summary>Asks, and hands on all outputs that come before the answer.</summary>
    /// <returns>The answer; null when the process ended instead.</returns>
    public async Task<JsonObject?> AskAsync(JsonObject question, ICellOutput output)
    {
        Send(question);
        while (await messages.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (messages.Reader.TryRead(out var message))
            {
                if ((string)message["type"]! == "answer")
                {
                    return message;
                }

                CellMessage.Deliver(message, output);
            }
        }

        return null;
    }

    /// <summary>Hands on the outputs that have arrived.</summary>
    public void Deliver(ICellOutput output)
    {
        while (messages.Reader.TryRead(out var message))
        {
            CellMessage.Deliver(message, output);
        }
    }

    /// <summary>Sends a message that has no answer of its own. Any thread, also while a question is open.</summary>
    public void Send(JsonObject message)
    {
        try
        {
            channel.Send(message);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone; whoever waits for its answer learns that from the pipe's end.
        }
    }

    /// <summary>Puts text among the outputs. Any thread; waits while too many wait already.</summary>
    public void Say(string stream, string text) => Put(new JsonObject { ["type"] = "stream", ["name"] = stream, ["text"] = text });

    public void Dispose() => channel.Dispose();

    private void Receive()
    {
        while (channel.Receive() is { } message)
        {
            Put(message);
        }

        // What native code printed last may still be on its way.
        Native.Reading.Wait(patience);
        messages.Writer.TryComplete();
    }

    private void Put(JsonObject message)
    {
        try
        {
            messages.Writer.WriteAsync(message).AsTask().Wait();
        }
        catch (AggregateException e) when (e.InnerException is ChannelClosedException)
        {
            // The process is gone and its output was read as far as anybody waited for it.
        }
    }
}
