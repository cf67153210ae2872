using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

/// <summary>The functions of native/c10d.cpp, a library that exists only where gloo does.</summary>
internal static unsafe partial class CollectivesShim
{
    public const string Library = "torchbook_c10d";

    // The shim's own start registers the loader for both libraries.
    static CollectivesShim() => _ = Shim.Version;

    [LibraryImport(Library)] private static partial byte* tbd_last_error();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int tbd_connect(string host, int port, string address, int rank, int size, long timeoutMilliseconds, out nint group);

    [LibraryImport(Library)] public static partial void tbd_disconnect(nint group);
    [LibraryImport(Library)] public static partial int tbd_all_reduce(nint group, nint tensor, int op);
    [LibraryImport(Library)] public static partial int tbd_all_gather(nint group, nint output, nint input);
    [LibraryImport(Library)] public static partial int tbd_broadcast(nint group, nint tensor, int source);
    [LibraryImport(Library)] public static partial int tbd_send(nint group, nint tensor, int destination, int tag, out nint work);
    [LibraryImport(Library)] public static partial int tbd_receive(nint group, nint tensor, int source, int tag, out nint work);
    [LibraryImport(Library)] public static partial int tbd_wait(nint work);
    [LibraryImport(Library)] public static partial void tbd_release(nint work);

    /// <summary>Whether the library could be built on this machine.</summary>
    public static bool IsAvailable()
    {
        try
        {
            _ = tbd_last_error();
            return true;
        }
        catch (System.DllNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Throws what c10d or gloo said when <paramref name="status"/> is not zero.</summary>
    /// <exception cref="ExternalException">TorchSharp's exception for errors of a native library.</exception>
    public static void Check(int status)
    {
        if (status != 0) throw new ExternalException(Marshal.PtrToStringUTF8((nint)tbd_last_error()));
    }
}
