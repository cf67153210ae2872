namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>One compiled assembly of a cell.</summary>
/// <param name="Code">The assembly.</param>
/// <param name="Symbols">Its portable PDB.</param>
/// <param name="EntryType">The submission's type; null for a library.</param>
/// <param name="EntryMethod">The submission's factory; null for a library.</param>
internal sealed record CompiledCell(byte[] Code, byte[] Symbols, string? EntryType, string? EntryMethod);
