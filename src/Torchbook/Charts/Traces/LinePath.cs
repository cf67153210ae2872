using System.Text;

namespace Torchbook.Charts;

/// <summary>Joins points on the page to SVG path data, cut at the plot's edges.</summary>
internal static class LinePath
{
    /// <summary>Draws a line through <paramref name="points"/>; NaN lifts the pen.</summary>
    public static void Draw(PlotArea plot, IReadOnlyList<(double X, double Y)> points, Stroke stroke)
    {
        var data = new StringBuilder();
        (double X, double Y)? pen = null;
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            if (double.IsNaN(a.X + a.Y + b.X + b.Y) || Clip.Segment(a.X, a.Y, b.X, b.Y, plot.Box) is not { } inside)
            {
                pen = null;
                continue;
            }

            if (pen != (inside.X1, inside.Y1))
            {
                data.Append('M').Append(Point(inside.X1, inside.Y1));
            }

            data.Append('L').Append(Point(inside.X2, inside.Y2));
            pen = (inside.X2, inside.Y2);
        }

        if (data.Length > 0)
        {
            plot.Svg.Path(data.ToString(), stroke);
        }
    }

    /// <summary>The path around <paramref name="points"/>.</summary>
    public static string Closed(IEnumerable<(double X, double Y)> points) => "M" + string.Join("L", points.Select(p => Point(p.X, p.Y))) + "Z";

    private static string Point(double x, double y) => SvgWriter.Number(x) + "," + SvgWriter.Number(y);
}
