namespace Torchbook.Display.Formatting;

/// <summary>Lines of text whose columns matter.</summary>
/// <param name="Summary">What stands for it inside of something else.</param>
/// <param name="Text">The lines.</param>
internal sealed record BlockNode(string Summary, string Text) : Node;
