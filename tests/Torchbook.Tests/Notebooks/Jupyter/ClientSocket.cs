using System.Runtime.InteropServices;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>A front end's end of a connection: libzmq by itself, so that the kernel's own use of it is tested.</summary>
internal sealed unsafe partial class ClientSocket : IDisposable
{
    public const int Dealer = 5, Subscriber = 2, Request = 3;
    private const int Identity = 5, Subscribe = 6, Linger = 17, ReceiveTimeout = 27, SendMore = 2, MessageBytes = 64;
    private static readonly nint context = NewContext();
    private readonly nint socket;

    public ClientSocket(int type, string endpoint, byte[]? identity = null)
    {
        socket = NewSocket(context, type);
        SetNumber(Linger, 0);
        if (identity is not null)
        {
            Set(Identity, identity);
        }

        if (type == Subscriber)
        {
            Set(Subscribe, []);
        }

        Assert.Equal(0, Connect(socket, endpoint));
    }

    public void Send(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            fixed (byte* content = frames[i])
            {
                Assert.True(Send(socket, content, (nuint)frames[i].Length, i < frames.Count - 1 ? SendMore : 0) >= 0);
            }
        }
    }

    /// <summary>The frames of the next message; null when none came in time.</summary>
    public List<byte[]>? Receive(TimeSpan timeout)
    {
        SetNumber(ReceiveTimeout, (int)timeout.TotalMilliseconds);
        var frames = new List<byte[]>();
        var message = stackalloc byte[MessageBytes];
        do
        {
            _ = InitMessage(message);
            if (Receive(message, socket, 0) < 0)
            {
                return null;
            }

            frames.Add(new ReadOnlySpan<byte>(Data(message), (int)Size(message)).ToArray());
        }
        while (HasMore(message) != 0);
        return frames;
    }

    public void Dispose() => _ = Close(socket);

    private void SetNumber(int option, int value) => Set(option, BitConverter.GetBytes(value));

    private void Set(int option, byte[] value)
    {
        fixed (byte* content = value)
        {
            Assert.Equal(0, SetOption(socket, option, content, (nuint)value.Length));
        }
    }

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_ctx_new")]
    private static partial nint NewContext();

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_socket")]
    private static partial nint NewSocket(nint context, int type);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_close")]
    private static partial int Close(nint socket);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_setsockopt")]
    private static partial int SetOption(nint socket, int option, byte* value, nuint length);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_connect", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Connect(nint socket, string endpoint);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_send")]
    private static partial int Send(nint socket, byte* content, nuint length, int flags);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_msg_init")]
    private static partial int InitMessage(byte* message);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_msg_recv")]
    private static partial int Receive(byte* message, nint socket, int flags);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_msg_data")]
    private static partial byte* Data(byte* message);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_msg_size")]
    private static partial nuint Size(byte* message);

    [LibraryImport("libzmq.so.5", EntryPoint = "zmq_msg_more")]
    private static partial int HasMore(byte* message);
}
