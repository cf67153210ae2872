namespace Torchbook.Notebooks.Hosting;

/// <summary>Says in words why a process that ran cells ended.</summary>
internal static class ProcessEnd
{
    private static readonly Dictionary<int, string> signals = new()
    {
        [4] = "SIGILL: native code used an instruction this processor does not have",
        [6] = "SIGABRT: native code gave up",
        [7] = "SIGBUS: native code used memory that is not there",
        [8] = "SIGFPE: native code divided by zero or worse",
        [9] = "SIGKILL: something killed it, most likely the system because memory ran out",
        [11] = "SIGSEGV: native code used memory that is not its own",
        [15] = "SIGTERM: somebody asked it to end",
    };

    /// <param name="exitCode">As .NET reports it: 128 and the signal's number for a process that a signal ended.</param>
    /// <param name="standardError">The last that the process wrote there.</param>
    public static string Describe(int exitCode, string standardError)
    {
        if (standardError.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return "The stack overflowed (SIGABRT), which ends the process: most likely a method calls itself without end.";
        }

        if (standardError.Contains("Out of memory", StringComparison.OrdinalIgnoreCase))
        {
            return "Memory ran out, which ended the process.";
        }

        if (OperatingSystem.IsWindows() || exitCode <= 128)
        {
            return $"The cell ended its process with exit code {exitCode} (Environment.Exit, or native code that calls exit).";
        }

        return signals.TryGetValue(exitCode - 128, out var known)
            ? $"The process crashed: {known}."
            : $"The process was ended by signal {exitCode - 128}.";
    }
}
