namespace Torchbook.Charts;

/// <summary>The strip beside a heat map that says which color means which value.</summary>
internal static class ColorBarPainter
{
    private const double BarWidth = 14;
    private const double Gap = 14;
    private const int Steps = 48;

    public static double WidthFor(HeatmapTrace heatmap) => Gap + BarWidth + 6 + Math.Ceiling(TicksOf(heatmap).Max(t => TextWidth.Of(t.Text, Theme.TickSize)));

    public static void Draw(SvgWriter svg, HeatmapTrace heatmap, Box plot)
    {
        var bar = new Box(plot.Right + Gap, plot.Y, BarWidth, plot.Height);
        svg.Open("g", ("shape-rendering", "crispEdges"));
        for (var step = 0; step < Steps; step++)
        {
            var top = bar.Y + bar.Height * step / Steps;
            svg.Rect(bar with { Y = top, Height = bar.Height / Steps + (step < Steps - 1 ? 0.5 : 0) }, heatmap.Scale.At(1 - (step + 0.5) / Steps));
        }

        svg.Close("g");
        foreach (var tick in TicksOf(heatmap))
        {
            var y = bar.Bottom - (tick.Value - heatmap.Min) / (heatmap.Max - heatmap.Min) * bar.Height;
            svg.Text(tick.Text, bar.Right + 6, Math.Clamp(y + 4.5, bar.Y + 10, Math.Max(bar.Bottom, bar.Y + 10)), TextStyle.Tick);
        }
    }

    private static Tick[] TicksOf(HeatmapTrace heatmap)
    {
        var values = TickFinder.Linear(heatmap.Min, heatmap.Max, 4);
        return [.. values.Zip(NumberText.Ticks(values), (value, text) => new Tick(value, text))];
    }
}
