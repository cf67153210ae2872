using System.Runtime.InteropServices;

namespace Torchbook.Notebooks.Hosting;

/// <summary>The few calls of the C library that .NET has no name for.</summary>
internal static partial class PosixCalls
{
    private const int Kill9 = 9;

    /// <summary>Makes this process the leader of its own group, so that all it starts can be ended together.</summary>
    public static void LeadOwnGroup()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetSid();
        }
    }

    /// <summary>Ends a process that called <see cref="LeadOwnGroup"/>, and everything in its group.</summary>
    public static void KillGroup(int leader)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Kill(-leader, Kill9);
        }
    }

    /// <summary>Writes out what native code has printed and the C library still holds.</summary>
    public static void FlushNativeOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = FFlush(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSid();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FFlush(nint file);
}
