using System;
using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

/// <summary>An exception that a callback from C++ threw: it crosses C++ as text and waits on its thread as itself, to be the cause of the call's error.</summary>
internal static unsafe class ManagedFailure
{
    [ThreadStatic] private static Exception failure;

    /// <summary>Keeps <paramref name="exception"/>.</summary>
    /// <returns>Its message, for C++ to throw and to free.</returns>
    public static byte* Keep(Exception exception)
    {
        failure = exception;
        return (byte*)Marshal.StringToCoTaskMemUTF8(exception.Message);
    }

    /// <summary>The exception kept last on this thread, once; or null.</summary>
    public static Exception Take()
    {
        var taken = failure;
        failure = null;
        return taken;
    }
}
