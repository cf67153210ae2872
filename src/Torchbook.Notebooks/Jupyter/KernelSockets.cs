namespace Torchbook.Notebooks.Jupyter;

/// <summary>The five places where a front end talks to its kernel.</summary>
internal sealed class KernelSockets
{
    private static readonly TimeSpan idleTick = TimeSpan.FromMilliseconds(100);
    private readonly ZmqSocket heartbeat;

    /// <exception cref="IOException">A port cannot be bound.</exception>
    /// <exception cref="DllNotFoundException">libzmq is missing.</exception>
    public KernelSockets(ConnectionFile connection)
    {
        var context = Zmq.NewContext();
        Shell = new(context, Zmq.Router, connection.Endpoint("shell")) { ReceiveTimeout = idleTick };
        Control = new(context, Zmq.Router, connection.Endpoint("control")) { ReceiveTimeout = idleTick };
        Input = new(context, Zmq.Router, connection.Endpoint("stdin")) { ReceiveTimeout = idleTick };
        IoPub = new(context, Zmq.Publisher, connection.Endpoint("iopub"));
        heartbeat = new(context, Zmq.Reply, connection.Endpoint("hb"));
    }

    public ZmqSocket Shell { get; }

    public ZmqSocket Control { get; }

    public ZmqSocket Input { get; }

    public ZmqSocket IoPub { get; }

    /// <summary>Answers every heartbeat, for ever.</summary>
    public void Beat()
    {
        while (heartbeat.Receive() is { } frames)
        {
            heartbeat.Send(frames);
        }
    }
}
