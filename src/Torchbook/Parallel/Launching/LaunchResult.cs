namespace Torchbook.Parallel;

/// <summary>How ranks that were launched together have ended.</summary>
/// <param name="ExitCode">0 where all ranks succeeded; else that of the rank that failed, 128 plus the signal's number where one killed it.</param>
/// <param name="FailedRank">The rank that failed and made the others end; null where none did.</param>
/// <param name="Error">The last lines which that rank wrote to standard error; empty where none failed.</param>
/// <param name="Duration">From the first start to the last end.</param>
public sealed record LaunchResult(int ExitCode, int? FailedRank, string Error, TimeSpan Duration)
{
    /// <summary>What happened, in words: <c>rank 1 was ended by signal 9 after 2.1 s</c>, then its error.</summary>
    public string Summary => FailedRank is null
        ? $"all ranks succeeded after {Duration.TotalSeconds:0.0} s"
        : $"rank {FailedRank} {(ExitCode > 128 ? $"was ended by signal {ExitCode - 128}" : $"failed with exit code {ExitCode}")} after {Duration.TotalSeconds:0.0} s; the others were ended.{(Error.Length > 0 ? $" Its last words:\n{Error}" : "")}";
}
