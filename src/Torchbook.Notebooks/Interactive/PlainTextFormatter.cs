namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Makes <c>using Microsoft.DotNet.Interactive.Formatting</c> in notebooks written for .NET Interactive mean something here. Their
/// <c>Formatter</c> is Torchbook.Display's, which every cell imports: of a second class of that name, the two would be ambiguous.
/// </summary>
public static class PlainTextFormatter
{
    public const string MimeType = "text/plain";
}
