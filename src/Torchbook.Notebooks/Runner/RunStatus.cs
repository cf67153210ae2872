namespace Torchbook.Notebooks.Runner;

/// <summary>How a lesson ended.</summary>
public enum RunStatus
{
    /// <summary>Every cell ran.</summary>
    Succeeded,

    /// <summary>A cell failed; those after it did not run, unless the run was to keep going.</summary>
    Failed,

    /// <summary>The lesson could not be started, or its result not be written.</summary>
    NotRun,

    /// <summary>The run was canceled.</summary>
    Canceled,
}
