namespace Torchbook.Notebooks.Runner;

/// <summary>How one lesson went.</summary>
/// <param name="Lesson">The file name without extension.</param>
/// <param name="Output">The executed notebook's path; null where none was written.</param>
/// <param name="Cells">How many cells were to run.</param>
/// <param name="CellsRun">How many ran to their end.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Error">Why it did not succeed; the first error where it went on.</param>
public sealed record LessonResult(
    string Lesson, string? Output, int Cells, int CellsRun, double Seconds, RunStatus Status, LessonError? Error)
{
    /// <summary>Each cell that was to run, in order; empty for a lesson that could not be started.</summary>
    public IReadOnlyList<CellReport> Reports { get; init; } = [];
}
