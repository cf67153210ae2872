namespace Microsoft.DotNet.Interactive.Formatting;

/// <inheritdoc cref="PlainTextFormatter"/>
public static class HtmlFormatter
{
    public const string MimeType = "text/html";
}
