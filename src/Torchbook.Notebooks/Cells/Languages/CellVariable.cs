namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>A name and what it holds at present.</summary>
internal sealed record CellVariable(string Name, Type Type, object? Value);
