using System.Runtime.InteropServices;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>The part of libzmq's C interface that a kernel needs.</summary>
internal static unsafe partial class Zmq
{
    public const int Publisher = 1, Reply = 4, Router = 6;
    public const int DoNotWait = 1, SendMore = 2;
    public const int Linger = 17, MaxMessageSize = 22, SendHighWaterMark = 23, ReceiveHighWaterMark = 24, ReceiveTimeout = 27, IPv6 = 42, RouterHandover = 56, HeartbeatInterval = 75, HeartbeatTimeout = 77;
    public const int Interrupted = 4, TryAgain = 11;
    private const string Library = "zmq";

    static Zmq() => NativeLibrary.SetDllImportResolver(typeof(Zmq).Assembly, (name, assembly, paths) =>
        name == Library ? Load(assembly, paths) : 0);

    [LibraryImport(Library, EntryPoint = "zmq_ctx_new")]
    public static partial nint NewContext();

    [LibraryImport(Library, EntryPoint = "zmq_socket")]
    public static partial nint NewSocket(nint context, int type);

    [LibraryImport(Library, EntryPoint = "zmq_setsockopt")]
    public static partial int SetOption(nint socket, int option, void* value, nuint length);

    [LibraryImport(Library, EntryPoint = "zmq_bind", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Bind(nint socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_send", SetLastError = true)]
    public static partial int Send(nint socket, byte* content, nuint length, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_init")]
    public static partial int InitMessage(byte* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_recv", SetLastError = true)]
    public static partial int Receive(byte* message, nint socket, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_data")]
    public static partial byte* Data(byte* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_size")]
    public static partial nuint Size(byte* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_more")]
    public static partial int HasMore(byte* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_close")]
    public static partial int CloseMessage(byte* message);

    private static nint Load(System.Reflection.Assembly assembly, DllImportSearchPath? paths)
    {
        foreach (var candidate in new[] { "libzmq.so.5", "libzmq.5.dylib", "libzmq.dylib", "libzmq" })
        {
            if (NativeLibrary.TryLoad(candidate, assembly, paths, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException("The library libzmq, over which Jupyter speaks with kernels, is missing. On Debian and Ubuntu: sudo apt-get install libzmq5");
    }
}
