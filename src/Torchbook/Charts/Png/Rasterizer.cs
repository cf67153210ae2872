namespace Torchbook.Charts;

/// <summary>Turns SVG into PNG with librsvg: in the process, or through its command line tool.</summary>
internal static class Rasterizer
{
    /// <summary>The picture as a PNG file, or null where neither librsvg nor <c>rsvg-convert</c> is installed.</summary>
    public static byte[]? ToPng(string svg, double scale, bool inFewColors = false) => LibRsvg.TryRender(svg, scale, inFewColors) ?? RsvgConvert.TryRender(svg, scale);
}
