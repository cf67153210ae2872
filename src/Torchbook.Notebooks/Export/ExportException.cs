namespace Torchbook.Notebooks.Export;

/// <summary>A notebook cannot be written as a program; the message names the cell and why.</summary>
public sealed class ExportException(string message) : Exception(message);
