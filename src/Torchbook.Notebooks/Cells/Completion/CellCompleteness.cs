namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>Whether a text could be run, or a line is to follow.</summary>
public enum CellCompleteness
{
    /// <summary>It could.</summary>
    Complete,

    /// <summary>A brace, a quote or the like is still open.</summary>
    Incomplete,

    /// <summary>It will never be valid, whatever follows.</summary>
    Invalid,
}
