using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Torchbook.Notebooks.Hosting;

/// <summary>The few calls of the operating system that .NET has no name for.</summary>
internal static partial class ProcessCalls
{
    private const int Kill9 = 9;
    private const int SetDescriptorFlags = 2, DuplicateClosedOnExec = 1030, CloseOnExec = 1;
    private const uint Inherit = 1;

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

    /// <summary>Makes this process the one that Linux ends first when memory runs out, before the kernel and the front end.</summary>
    public static void VolunteerForOutOfMemory()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                File.WriteAllText("/proc/self/oom_score_adj", "500");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A container may keep it fixed: then the operating system chooses.
        }
    }

    /// <summary>Keeps a handle that this process inherited from what it starts itself.</summary>
    public static void KeepFromChildren(SafeHandle handle)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = SetHandleInformation(handle, Inherit, 0);
        }
        else
        {
            _ = Control((int)handle.DangerousGetHandle(), SetDescriptorFlags, CloseOnExec);
        }
    }

    /// <summary>This process's stdout (1) or stderr (2), which stays when a cell closes or replaces that one.</summary>
    public static Stream OwnOutput(int descriptor)
    {
        if (OperatingSystem.IsLinux() && Control(descriptor, DuplicateClosedOnExec, 3) is var copy and >= 0)
        {
            return new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
        }

        return descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
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

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FFlush(nint file);

    [LibraryImport("kernel32", EntryPoint = "SetHandleInformation")]
    private static partial int SetHandleInformation(SafeHandle handle, uint mask, uint flags);
}
