namespace Torchbook.Notebooks.Runner;

/// <summary>How one lesson went.</summary>
/// <param name="Lesson">The file name without extension.</param>
/// <param name="Output">The executed notebook's path; null where none was written.</param>
/// <param name="Cells">How many cells were to run.</param>
/// <param name="CellsRun">How many ran to their end.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Error">Why it did not succeed.</param>
public sealed record LessonResult(
    string Lesson, string? Output, int Cells, int CellsRun, double Seconds, RunStatus Status, LessonError? Error);
