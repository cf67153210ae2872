using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Runner;

/// <summary>How lessons are run.</summary>
public sealed record RunOptions
{
    /// <summary>Where executed notebooks go, one of the same name each.</summary>
    public required string OutDir { get; init; }

    /// <summary>Values for variables that the cell tagged <c>parameters</c> declares; every lesson that declares a name gets it.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Value for the parameter <c>seed</c>, in lessons that have one.</summary>
    public long? Seed { get; init; }

    /// <summary>Sets the parameter <c>fast</c>, in lessons that have one.</summary>
    public bool Fast { get; init; }

    /// <summary>The longest a cell may take, unless its metadata says otherwise (<c>torchbook.timeout</c>, in seconds).</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The longest a lesson may take; null for no limit.</summary>
    public TimeSpan? LessonTimeout { get; init; }

    /// <summary>Whether the cells after one that failed run all the same; the lesson has failed in any case.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>
    /// The number or id of the first cell that shows its outputs; those before it run too, since it may need what they declare, and
    /// keep the outputs that they had. Only where a single lesson runs.
    /// </summary>
    public string? From { get; init; }

    /// <summary>How many lessons run at once. More than one disturbs every timing that they measure.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Whether cells tagged <c>solution</c> run.</summary>
    public bool Solutions { get; init; }

    /// <summary>Whether the outputs of a lesson whose every cell ran are written back into it.</summary>
    public bool Save { get; init; }

    /// <summary>Called after each cell that ran to its end, before the next; may run code of its own in the lesson's process.</summary>
    public Func<CellProcess, NotebookCell, CancellationToken, Task>? AfterCell { get; init; }

    /// <summary>What to start for each lesson.</summary>
    public HostCommand Command { get; init; } = HostCommand.ThisProgram;

    /// <summary>The most text that is kept of what one cell prints, in characters.</summary>
    public int MaxTextPerCell { get; init; } = 200_000;

    /// <summary>The most that is kept of what one cell displays, in bytes of its representations.</summary>
    public int MaxDisplayPerCell { get; init; } = 32 << 20;

    /// <summary>How many displays are kept of one cell.</summary>
    public int MaxDisplaysPerCell { get; init; } = 1_000;
}
