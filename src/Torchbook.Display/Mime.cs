namespace Torchbook.Display;

/// <summary>The MIME types that notebook front ends know.</summary>
public static class Mime
{
    public const string PlainText = "text/plain";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Svg = "image/svg+xml";
    public const string Png = "image/png";
    public const string Json = "application/json";

    /// <summary>A figure's drawing for the kit's own pages; front ends skip a type they do not know and show the PNG.</summary>
    public const string FigureSvg = "application/vnd.torchbook.figure+svg";

    /// <summary>A lesson's claim as an object with name, value, expected, holds and because, for the run's record.</summary>
    public const string Claim = "application/vnd.torchbook.claim+json";

    public const string Plotly = "application/vnd.plotly.v1+json";
}
