namespace Torchbook.Notebooks.Runner;

/// <summary>How one cell of a lesson went.</summary>
/// <param name="Number">Its execution count, from 1; its place among the cells that are to run.</param>
/// <param name="Source">Its text.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Seconds">Wall time; 0 for one that did not run.</param>
/// <param name="Error">What went wrong; also set for an error that the lesson expects.</param>
public sealed record CellReport(int Number, string Source, CellStatus Status, double Seconds, LessonError? Error);
