namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Names the type of plain text, for notebooks written for .NET Interactive.</summary>
public static class PlainTextFormatter
{
    public const string MimeType = "text/plain";
}

/// <summary>Names the type of markup, for notebooks written for .NET Interactive.</summary>
public static class HtmlFormatter
{
    public const string MimeType = "text/html";
}

/// <summary>Names the type of JSON, for notebooks written for .NET Interactive.</summary>
public static class JsonFormatter
{
    public const string MimeType = "application/json";
}
