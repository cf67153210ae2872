namespace Torchbook.Charts;

/// <summary>Text over data: wrapped, haloed and moved so far that it stays inside the plot.</summary>
internal static class MarkText
{
    private const double LineHeight = 17;

    /// <summary>Draws <paramref name="text"/> centered at a place on the page.</summary>
    public static void Draw(PlotArea plot, string text, double x, double y, Rgb? color)
    {
        var lines = TextWidth.Wrap(text, Math.Min(plot.Box.Width, 220), Theme.TickSize).Take((int)Math.Max(1, plot.Box.Height / LineHeight)).ToArray();
        var (width, height) = (lines.Max(line => TextWidth.Of(line, Theme.TickSize)), lines.Length * LineHeight);
        x = Between(x, plot.Box.X + width / 2, plot.Box.Right - width / 2);
        y = Between(y, plot.Box.Y + height / 2, plot.Box.Bottom - height / 2);
        var style = color is { } own ? TextStyle.Series(own) with { Bold = false } : TextStyle.Tick with { Color = Theme.Ink, Class = "tb-ink" };
        foreach (var (index, line) in lines.Index())
        {
            plot.Svg.Text(line, x, y - height / 2 + LineHeight * index + 13, style with { Anchor = TextAnchor.Middle, Halo = true });
        }
    }

    private static double Between(double value, double low, double high) => low > high ? (low + high) / 2 : Math.Clamp(value, low, high);
}
