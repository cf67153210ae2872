using Torchbook.Notebooks.Cells;

namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>One engine for all tests of a class: its start costs more than most of them.</summary>
public sealed class SharedEngine
{
    public CellEngine Engine { get; } = new();
}
