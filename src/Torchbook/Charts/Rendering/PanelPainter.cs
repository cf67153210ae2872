namespace Torchbook.Charts;

/// <summary>Draws one panel at its place.</summary>
internal static class PanelPainter
{
    /// <param name="svg">Where to.</param>
    /// <param name="layout">The space each part needs.</param>
    /// <param name="x">The panel's left edge.</param>
    /// <param name="y">The panel's upper edge.</param>
    /// <param name="top">The distance from there to the plot, equal along a row.</param>
    /// <param name="width">The panel's width.</param>
    public static void Draw(SvgWriter svg, PanelLayout layout, double x, double y, double top, double width)
    {
        var panel = layout.Panel;
        var spare = panel.HasSquareUnits ? Math.Max(0, width - layout.Left - layout.PlotWidth - layout.Right) / 2 : 0;
        var box = new Box(x + layout.Left + spare, y + top, layout.PlotWidth, layout.PlotHeight);
        foreach (var (index, line) in layout.TitleLines.Index())
        {
            svg.Text(line, x + spare, y + 14 + index * 20, TextStyle.PanelTitle);
        }

        if (panel.IsEmpty)
        {
            DrawNothing(svg, panel, box);
            return;
        }

        LegendPainter.Draw(svg, layout.Legend, x, y + layout.TitleLines.Count * 20, width);
        var plot = new PlotArea(svg, box, layout.X, layout.Y, panel.Traces);
        AxisPainter.Draw(svg, layout, plot, x + width);
        foreach (var trace in panel.Traces)
        {
            trace.Draw(plot);
        }

        AxisPainter.DrawBase(svg, panel, plot);
        foreach (var mark in panel.Marks)
        {
            mark.Draw(plot);
        }

        layout.DirectLabels?.Draw(svg, box);
        if (layout.ColorBar is { } heatmap)
        {
            ColorBarPainter.Draw(svg, heatmap, box);
        }
    }

    private static void DrawNothing(SvgWriter svg, Panel panel, Box box)
    {
        svg.Frame(box, Stroke.Grid with { Dash = "4 4" });
        var reason = panel.X.Scale == AxisScale.Log || panel.Y.Scale == AxisScale.Log
            ? "No data that a log axis can show (values must be above zero)"
            : "No data to show";
        var lines = TextWidth.Wrap(reason, box.Width - 16, Theme.LabelSize);
        foreach (var (index, line) in lines.Index())
        {
            svg.Text(line, box.CenterX, box.CenterY + (index - (lines.Count - 1) / 2.0) * 19 + 5, TextStyle.Subtitle with { Anchor = TextAnchor.Middle });
        }
    }
}
