namespace Torchbook.Display.Formatting;

/// <summary>Names with values: a record, an anonymous object, a tuple, or any other object.</summary>
/// <param name="Name">The type's name; empty for types without one.</param>
/// <param name="Members">What is shown of it.</param>
/// <param name="IsTuple">Whether text leaves the names out.</param>
internal sealed record ObjectNode(string Name, IReadOnlyList<(string Name, Node Value)> Members, bool IsTuple = false) : Node;
