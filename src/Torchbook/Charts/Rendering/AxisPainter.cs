namespace Torchbook.Charts;

/// <summary>Grid lines, ticks and axis names of one panel.</summary>
internal static class AxisPainter
{
    /// <param name="svg">Where to.</param>
    /// <param name="layout">The space each part has.</param>
    /// <param name="plot">Where values lie.</param>
    /// <param name="panelRight">The panel's right edge, which no text may cross.</param>
    public static void Draw(SvgWriter svg, PanelLayout layout, PlotArea plot, double panelRight)
    {
        var panel = layout.Panel;
        var panelLeft = plot.Box.X - layout.Left;
        var grid = !panel.Traces.Any(t => t.FillsPlot);
        if (panel.Y.Visible)
        {
            foreach (var tick in layout.Y.Ticks)
            {
                DrawYTick(svg, layout, plot, tick, grid && panel.Y.Categories is null);
            }
        }

        if (panel.X.Visible)
        {
            foreach (var tick in layout.X.Ticks)
            {
                DrawXTick(svg, layout, plot, tick, grid && panel.X.Categories is null);
            }

            if (panel.X.Caption is { } caption)
            {
                var text = TextWidth.Shorten(caption, panelRight - panelLeft, Theme.LabelSize);
                var half = TextWidth.Of(text, Theme.LabelSize) / 2;
                var x = Math.Max(panelLeft + half, Math.Min(plot.Box.CenterX, panelRight - half));
                svg.Text(text, x, plot.Box.Bottom + layout.Bottom - 6, TextStyle.Label with { Anchor = TextAnchor.Middle });
            }
        }

        if (layout.HasYCaption)
        {
            var text = TextWidth.Shorten(panel.Y.Caption!, panelRight - panelLeft, Theme.LabelSize);
            svg.Text(text, panelLeft, plot.Box.Y - 10, TextStyle.Label);
        }
    }

    /// <summary>The lines that bars and curves stand on, over the grid.</summary>
    public static void DrawBase(SvgWriter svg, Panel panel, PlotArea plot)
    {
        if (panel.Traces.Any(t => t.FillsPlot))
        {
            return;
        }

        var box = plot.Box;
        if (panel.Traces.OfType<BarTrace>().FirstOrDefault() is { } bars)
        {
            var start = plot.ValueBase(bars.IsHorizontal);
            svg.Line(bars.IsHorizontal ? start : box.X, bars.IsHorizontal ? box.Y : start, bars.IsHorizontal ? start : box.Right, bars.IsHorizontal ? box.Bottom : start, Stroke.Axis);
        }
        else if (panel.X.Visible)
        {
            svg.Line(box.X, box.Bottom, box.Right, box.Bottom, Stroke.Axis);
        }
    }

    private static void DrawYTick(SvgWriter svg, PanelLayout layout, PlotArea plot, Tick tick, bool grid)
    {
        var y = plot.Y(tick.Value);
        if (grid)
        {
            svg.Line(plot.Box.X, y, plot.Box.Right, y, Stroke.Grid);
        }

        var lines = layout.YTickLines(tick);
        foreach (var (index, line) in lines.Index())
        {
            svg.Text(line, plot.Box.X - 8, y + 4.5 + (index - (lines.Count - 1) / 2.0) * 15, TextStyle.Tick with { Anchor = TextAnchor.End });
        }
    }

    private static void DrawXTick(SvgWriter svg, PanelLayout layout, PlotArea plot, Tick tick, bool grid)
    {
        var (x, bottom) = (plot.X(tick.Value), plot.Box.Bottom);
        if (grid)
        {
            svg.Line(x, plot.Box.Y, x, bottom, Stroke.Grid);
        }

        if (layout.SlantsXTicks)
        {
            svg.Open("g", ("transform", $"translate({SvgWriter.Number(x + 4)} {SvgWriter.Number(bottom + 14)}) rotate(-45)"));
            svg.Text(PanelLayout.SlantedText(tick), 0, 0, TextStyle.Tick with { Anchor = TextAnchor.End });
            svg.Close("g");
            return;
        }

        var lines = layout.Panel.X.Categories is null ? [tick.Text] : TextWidth.Wrap(tick.Text, layout.SlotWidth - 4, Theme.TickSize);
        foreach (var (index, line) in lines.Index())
        {
            svg.Text(line, x, bottom + 17 + index * 16, TextStyle.Tick with { Anchor = TextAnchor.Middle });
        }
    }
}
