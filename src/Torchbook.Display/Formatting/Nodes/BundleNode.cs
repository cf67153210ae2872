namespace Torchbook.Display.Formatting;

/// <summary>A value inside another one that shows itself, or that somebody registered a formatter for.</summary>
internal sealed record BundleNode(MimeBundle Bundle) : Node
{
    public string Text => (string?)Bundle.Data[Mime.PlainText] ?? "";
}
