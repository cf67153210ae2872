namespace Torchbook.Display.Formatting;

/// <summary>Values in their order.</summary>
/// <param name="Items">Those that are shown.</param>
/// <param name="Left">What is not shown, such as <c>80 more</c>; null when that is all.</param>
internal sealed record ListNode(IReadOnlyList<Node> Items, string? Left) : Node
{
    /// <summary>Whether it holds rows of plain values, which are shown below each other.</summary>
    public bool IsMatrix => Items.Count > 0 && Items.All(i => i is ListNode row && row.Items.All(c => c.IsScalar));
}
