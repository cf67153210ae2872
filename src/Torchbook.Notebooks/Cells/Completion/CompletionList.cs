namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>What could stand where the cursor is, best first.</summary>
/// <param name="Items">The choices.</param>
/// <param name="Start">Where the text that a choice replaces begins.</param>
/// <param name="End">Where it ends.</param>
public sealed record CompletionList(IReadOnlyList<CompletionItem> Items, int Start, int End)
{
    public static CompletionList None(int position) => new([], position, position);
}
