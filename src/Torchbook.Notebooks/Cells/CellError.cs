namespace Torchbook.Notebooks.Cells;

/// <summary>Why a cell did not run to its end.</summary>
/// <param name="Name">The exception's type, <c>CompileError</c> or <c>Interrupted</c>.</param>
/// <param name="Message">What went wrong, in one or a few lines.</param>
/// <param name="Line">The line of the failing cell, from 1, where it is known.</param>
/// <param name="Trace">The lines a front end prints: message, then frames that read <c>In[3]:line 4</c>.</param>
public sealed record CellError(string Name, string Message, int? Line, IReadOnlyList<string> Trace);
