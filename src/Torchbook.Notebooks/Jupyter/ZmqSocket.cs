using System.Runtime.InteropServices;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>A bound socket. Receiving belongs to one thread; sending takes turns.</summary>
internal sealed unsafe class ZmqSocket
{
    // zmq_msg_t is 64 bytes since version 4.
    private const int MessageBytes = 64;

    // No message of the protocol has more; what follows in one that has is received and dropped.
    private const int MaxFrames = 64;

    // A peer that sends a larger frame is cut off by libzmq before the frame takes memory.
    private const long MaxFrameBytes = 4L * JupyterWire.MaxBytes;

    // How many messages wait for a peer that reads slowly or not at all; the next are dropped, for this peer alone.
    private const int HighWaterMark = 2_000;

    // A peer that takes nothing for so long is cut off, and with it goes what waited for it.
    private const int HeartbeatMilliseconds = 30_000, HeartbeatPatience = 120_000;

    private readonly nint socket;
    private readonly Lock sending = new();

    /// <exception cref="IOException">The endpoint cannot be bound.</exception>
    public ZmqSocket(nint context, int type, string endpoint)
    {
        socket = Zmq.NewSocket(context, type);
        SetOption(Zmq.Linger, 1000);
        SetOption(Zmq.SendHighWaterMark, HighWaterMark);
        SetOption(Zmq.ReceiveHighWaterMark, HighWaterMark);
        SetOption(Zmq.HeartbeatInterval, HeartbeatMilliseconds);
        SetOption(Zmq.HeartbeatTimeout, HeartbeatPatience);
        SetOption(Zmq.IPv6, endpoint.Contains('[') ? 1 : 0);
        var largest = MaxFrameBytes;
        _ = Zmq.SetOption(socket, Zmq.MaxMessageSize, &largest, sizeof(long));
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

            if (frames.Count < MaxFrames)
            {
                frames.Add(new ReadOnlySpan<byte>(Zmq.Data(message), (int)Zmq.Size(message)).ToArray());
            }

            more = Zmq.HasMore(message) != 0;
            _ = Zmq.CloseMessage(message);
        }
        while (more);
        return frames;
    }

    private void SetOption(int option, int value) => _ = Zmq.SetOption(socket, option, &value, sizeof(int));
}
