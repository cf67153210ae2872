using System.Runtime.InteropServices;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>A bound socket. Receiving belongs to one thread; sending takes turns.</summary>
internal sealed unsafe class ZmqSocket
{
    // zmq_msg_t is 64 bytes since version 4.
    private const int MessageBytes = 64;
    private readonly nint socket;
    private readonly Lock sending = new();

    /// <exception cref="IOException">The endpoint cannot be bound.</exception>
    public ZmqSocket(nint context, int type, string endpoint)
    {
        socket = Zmq.NewSocket(context, type);
        SetOption(Zmq.Linger, 1000);
        if (type == Zmq.Router)
        {
            SetOption(Zmq.RouterHandover, 1);
        }

        if (Zmq.Bind(socket, endpoint) != 0)
        {
            throw new IOException($"The kernel cannot listen on {endpoint}: error {Marshal.GetLastPInvokeError()}. The port may be taken by another program.");
        }
    }

    /// <summary>Whether <see cref="Receive"/> gives up, and after how long.</summary>
    public TimeSpan ReceiveTimeout
    {
        set => SetOption(Zmq.ReceiveTimeout, (int)value.TotalMilliseconds);
    }

    public void Send(IReadOnlyList<byte[]> frames)
    {
        lock (sending)
        {
            for (var i = 0; i < frames.Count; i++)
            {
                fixed (byte* content = frames[i])
                {
                    while (Zmq.Send(socket, content, (nuint)frames[i].Length, i < frames.Count - 1 ? Zmq.SendMore : 0) < 0
                        && Marshal.GetLastPInvokeError() == Zmq.Interrupted)
                    {
                    }
                }
            }
        }
    }

    /// <summary>The frames of the next message; null when none came in time.</summary>
    /// <param name="wait">Whether to wait for one, or take only what has arrived.</param>
    /// <exception cref="IOException">The socket is closed.</exception>
    public List<byte[]>? Receive(bool wait = true)
    {
        var frames = new List<byte[]>();
        var message = stackalloc byte[MessageBytes];
        bool more;
        do
        {
            _ = Zmq.InitMessage(message);
            while (Zmq.Receive(message, socket, wait ? 0 : Zmq.DoNotWait) < 0)
            {
                switch (Marshal.GetLastPInvokeError())
                {
                    case Zmq.Interrupted:
                        break;
                    case Zmq.TryAgain:
                        return null;
                    default:
                        throw new IOException("The connection to the front end is closed.");
                }
            }

            frames.Add(new ReadOnlySpan<byte>(Zmq.Data(message), (int)Zmq.Size(message)).ToArray());
            more = Zmq.HasMore(message) != 0;
            _ = Zmq.CloseMessage(message);
        }
        while (more);
        return frames;
    }

    private void SetOption(int option, int value) => _ = Zmq.SetOption(socket, option, &value, sizeof(int));
}
