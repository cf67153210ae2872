namespace Torchbook.Charts;

/// <summary>An interval drawn over a point or bar, with caps at its ends.</summary>
internal static class ErrorBar
{
    public static void Draw(PlotArea plot, double x1, double y1, double x2, double y2, Rgb? color)
    {
        // An end that a log axis cannot show lies at the edge.
        (x1, y1) = (double.IsNaN(x1) ? plot.Box.X : x1, double.IsNaN(y1) ? plot.Box.Bottom : y1);
        (x2, y2) = (double.IsNaN(x2) ? plot.Box.Right : x2, double.IsNaN(y2) ? plot.Box.Y : y2);
        if (Clip.Segment(x1, y1, x2, y2, plot.Box) is not { } s)
        {
            return;
        }

        var stroke = Stroke.Mark(color);
        plot.Svg.Line(s.X1, s.Y1, s.X2, s.Y2, stroke);
        var (capX, capY) = y1 == y2 ? (0.0, 4.0) : (4.0, 0.0);
        foreach (var (x, y) in new[] { (s.X1, s.Y1), (s.X2, s.Y2) })
        {
            if (Clip.Segment(x - capX, y - capY, x + capX, y + capY, plot.Box) is { } cap)
            {
                plot.Svg.Line(cap.X1, cap.Y1, cap.X2, cap.Y2, stroke);
            }
        }
    }
}
