namespace Torchbook.Notebooks.Export;

/// <summary>How a notebook is written as a program.</summary>
public sealed record ExportOptions
{
    /// <summary>The program's file name, for the line that says how to run it.</summary>
    public required string FileName { get; init; }

    /// <summary>What made it, for its first line.</summary>
    public required string Command { get; init; }

    /// <summary>Lines that every program begins with, such as <c>#:project</c> with the display library.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>The line for a package that a cell names, such as <c>#:package ID@VERSION</c>; the version is null where the cell gives none.</summary>
    public Func<string, string?, string> Package { get; init; } = (id, version) => $"#:package {id}@{version ?? "*"}";

    /// <summary>Whether a package's assemblies are this program's own, so that what uses it can be checked.</summary>
    public Func<string, bool> IsKnown { get; init; } = _ => false;

    /// <summary>Whether cells tagged <c>solution</c> are part of it.</summary>
    public bool Solutions { get; init; }
}
