using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Torchbook.Parallel;

/// <summary>Processes that are ended together with all that they started: on Linux and macOS each in a session and group of its own.</summary>
internal static partial class ProcessTree
{
    private const int Terminate = 15;
    private const int Kill = 9;

    private static readonly string? setsid = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    /// <summary>Whether groups are at hand; else only what still hangs together by parent and child can be ended.</summary>
    public static bool HasGroups => setsid is not null;

    /// <summary>How to start a program so that it leads its own group, and a terminal's Ctrl+C does not reach it.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command)
    {
        string[] words = setsid is null ? [.. command] : [setsid, .. command];
        return new(words[0], words[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    /// <summary>Asks a process and what it started to end.</summary>
    public static void AskToEnd(Process leader)
    {
        if (HasGroups)
        {
            _ = Signal(-leader.Id, Terminate);
        }
    }

    /// <summary>Ends a process, where it still runs, and everything that it started.</summary>
    public static void End(Process leader)
    {
        try
        {
            // Finds also those who left the group, as long as their parents live.
            leader.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already; what it started may not have.
        }

        if (HasGroups)
        {
            _ = Signal(-leader.Id, Kill);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
