namespace Torchbook.Display.Formatting;

/// <summary>Keys with their values.</summary>
/// <inheritdoc cref="ListNode" path="/param[@name='Left']"/>
internal sealed record MapNode(IReadOnlyList<(Node Key, Node Value)> Entries, string? Left) : Node;
