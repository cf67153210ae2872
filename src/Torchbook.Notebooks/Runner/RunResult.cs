namespace Torchbook.Notebooks.Runner;

/// <summary>How a run of several lessons went.</summary>
/// <param name="Lessons">In the order they ran.</param>
public sealed record RunResult(IReadOnlyList<LessonResult> Lessons)
{
    /// <summary>Whether every cell of every lesson ran.</summary>
    public bool Succeeded => Lessons.Count > 0 && Lessons.All(l => l.Status == RunStatus.Succeeded);
}
