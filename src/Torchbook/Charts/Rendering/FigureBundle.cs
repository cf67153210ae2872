using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Torchbook.Display;

namespace Torchbook.Charts;

/// <summary>The representations of a drawing that front ends can show.</summary>
internal static partial class FigureBundle
{
    /// <param name="description">What a terminal shows.</param>
    /// <param name="svg">The drawing.</param>
    /// <param name="width">Its width in CSS pixels.</param>
    /// <param name="still">What stands for a moving drawing where only still pictures are shown; null for a still one.</param>
    public static MimeBundle Of(string description, string svg, double width, string? still = null) =>
        With(Rasterizer.ToPng(still ?? svg, 2), description, svg, width, HeightOf(still ?? svg));

    /// <summary>The same with the rasterized picture given; null where nothing could rasterize it.</summary>
    internal static MimeBundle With(byte[]? png, string description, string svg, double width, double height)
    {
        var bundle = MimeBundle.Text(description).With(Mime.FigureSvg, svg);
        if (png is null)
        {
            var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
            return bundle.With(Mime.Html, $"<img src=\"data:image/svg+xml;base64,{data}\" alt=\"{SvgWriter.Escape(description)}\" style=\"max-width:100%\">");
        }

        bundle.Metadata[Mime.Png] = new JsonObject { ["width"] = (int)Math.Round(width), ["height"] = (int)Math.Round(height) };
        return bundle.With(Mime.Png, png);
    }

    private static double HeightOf(string svg) => double.Parse(Height().Match(svg).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<svg [^>]*? height="([0-9.]+)""")]
    private static partial Regex Height();
}
