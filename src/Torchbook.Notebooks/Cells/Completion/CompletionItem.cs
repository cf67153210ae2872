namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>One thing that could stand where the cursor is.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">Its kind, by which front ends choose an icon: <c>method</c>, <c>variable</c>, <c>module</c> for a namespace …</param>
/// <param name="Signature">Its declaration, where it has one.</param>
/// <param name="Summary">The first words of its documentation, where that was looked up.</param>
public sealed record CompletionItem(string Text, string Kind, string? Signature = null, string? Summary = null);
