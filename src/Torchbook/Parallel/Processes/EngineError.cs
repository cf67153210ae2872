namespace Torchbook.Parallel;

/// <summary>What c10d and gloo say, for people.</summary>
internal static class EngineError
{
    public static string Explain(string message, TimeSpan timeout)
    {
        // Past the first line come C++ frames.
        var cause = message.Split('\n')[0];
        return cause switch
        {
            _ when Says("Connection closed by peer", "Connection reset", "Broken pipe") => "another rank has died or left.",
            _ when Says("already in use", "EADDRINUSE") => "the port is in use by another program. Choose another one with MASTER_PORT, or let torchbook launch choose.",
            _ when Says("Timed out", "timed out", "Timeout", "timeout") => $"another rank did not come to it within {timeout.TotalSeconds:0.###} s. All ranks must make the same calls in the same order. ({cause})",
            _ => cause,
        };

        bool Says(params string[] parts) => parts.Any(part => cause.Contains(part, StringComparison.Ordinal));
    }
}
