using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Torchbook.Charts;

namespace Torchbook.Tests.Charts;

/// <summary>Reads an SVG back and checks that nothing lies outside its view box.</summary>
internal static partial class SvgGeometry
{
    private const double Tolerance = 1;

    public static void AssertEverythingInside(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var size = root.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        Assert.Equal([0, 0], size[..2]);
        foreach (var element in root.Descendants())
        {
            foreach (var (x, y) in Points(element))
            {
                var (dx, dy) = Offset(element);
                Assert.True(
                    x + dx >= -Tolerance && x + dx <= size[2] + Tolerance && y + dy >= -Tolerance && y + dy <= size[3] + Tolerance,
                    $"({x + dx}, {y + dy}) is outside {size[2]} × {size[3]}: {element}");
            }
        }
    }

    /// <summary>Where the corners of an element lie, before the translation of its group; pictures inside inner documents are cut by them.</summary>
    private static IEnumerable<(double X, double Y)> Points(XElement element)
    {
        double At(string name) => Number(element.Attribute(name)?.Value ?? "0");
        return element.Name.LocalName switch
        {
            "line" => [(At("x1"), At("y1")), (At("x2"), At("y2"))],
            "circle" => [(At("cx") - At("r"), At("cy") - At("r")), (At("cx") + At("r"), At("cy") + At("r"))],
            "rect" or "svg" or "image" when element.Parent!.Name.LocalName != "svg" || element.Parent.Parent is null => [(At("x"), At("y")), (At("x") + At("width"), At("y") + At("height"))],
            "path" => Pair().Matches(element.Attribute("d")!.Value).Select(m => (Number(m.Groups[1].Value), Number(m.Groups[2].Value))),
            "text" => TextCorners(element, At("x"), At("y"), At("font-size")),
            _ => [],
        };
    }

    private static IEnumerable<(double X, double Y)> TextCorners(XElement text, double x, double y, double size)
    {
        var width = TextWidth.Of(text.Value, size, text.Attribute("font-weight") is not null);
        var left = text.Attribute("text-anchor")?.Value switch { "middle" => x - width / 2, "end" => x - width, _ => x };
        var slanted = text.Parent!.Attribute("transform") is not null;
        return slanted ? [(0, 0), (-width * 0.71, width * 0.71)] : [(left, y - size * 0.75), (left + width, y + size * 0.2)];
    }

    private static (double X, double Y) Offset(XElement element) => element.Parent?.Attribute("transform") is { } transform && Translation().Match(transform.Value) is { Success: true } m
        ? (Number(m.Groups[1].Value), Number(m.Groups[2].Value))
        : (0, 0);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("""(-?[\d.]+),(-?[\d.]+)""")]
    private static partial Regex Pair();

    [GeneratedRegex("""translate\((-?[\d.]+) (-?[\d.]+)\)""")]
    private static partial Regex Translation();
}
