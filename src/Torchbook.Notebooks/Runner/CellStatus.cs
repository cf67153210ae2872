namespace Torchbook.Notebooks.Runner;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end, or failed where its lesson expects that (tag <c>raises-exception</c>).</summary>
    Passed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>An earlier failure, or the end of the run, kept it from running.</summary>
    NotRun,
}
