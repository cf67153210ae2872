namespace Torchbook.Charts;

/// <summary>The space that a panel's parts need around its plot, found before anything is drawn.</summary>
internal sealed class PanelLayout
{
    private const double DefaultPlotHeight = 250;
    private const double CaptionHeight = 26;

    public PanelLayout(Panel panel, double width, bool alone)
    {
        Panel = panel;
        TitleLines = panel.Title is null ? [] : TextWidth.Wrap(panel.Title, width, Theme.LabelSize, bold: true);
        var bare = panel.IsEmpty || (!panel.X.Visible && !panel.Y.Visible);
        Y = panel.YRange(alone ? 5 : 4);
        LongestYTick = width * 0.4;
        Left = bare ? 0 : Math.Ceiling(Y.Ticks.SelectMany(YTickLines).Select(line => TextWidth.Of(line, Theme.TickSize)).DefaultIfEmpty(0).Max()) + (panel.Y.Visible ? 8 : 0);
        var guess = panel.Height ?? Suited(panel, width) ?? (alone ? DefaultPlotHeight : 150);
        DirectLabels = panel.IsEmpty ? null : DirectLabels.TryPlace(panel, Y, guess, width);
        ColorBar = panel.IsEmpty ? null : panel.Traces.OfType<HeatmapTrace>().FirstOrDefault(t => t.HasColorBar && t.Values.Length > 0);
        Right = (DirectLabels?.Width, ColorBar) switch { ({ } w, _) => w, (null, { } heatmap) => ColorBarPainter.WidthFor(heatmap), _ => bare ? 0 : 10 };
        PlotWidth = Math.Max(40, width - Left - Right);
        X = FitXTicks(panel, PlotWidth);
        Right = Math.Max(Right, X.Ticks.Count > 0 && panel.X.Categories is null ? Math.Ceiling(TextWidth.Of(X.Ticks[^1].Text, Theme.TickSize) / 2) : 0);
        PlotWidth = Math.Max(40, width - Left - Right);
        for (var round = 0; SlantsXTicks && round < 8; round++)
        {
            // Slanted names reach to the left of their bars, which makes the plot narrower, which moves the bars.
            Left = Math.Max(Left, X.Ticks.Select((t, i) => TextWidth.Of(SlantedText(t), Theme.TickSize) * 0.71 - (i + 0.5) * SlotWidth).Max());
            PlotWidth = Math.Max(40, width - Left - Right);
        }

        PlotHeight = panel.Height ?? Suited(panel, PlotWidth) ?? (alone ? DefaultPlotHeight : Math.Clamp(PlotWidth * 0.7, 120, 220));
        if (panel.Y.Categories is not null && panel.Height is null && !panel.HasSquareUnits)
        {
            PlotHeight = Math.Max(PlotHeight, Y.Ticks.Select(t => YTickLines(t).Count * 15 + 8).DefaultIfEmpty(0).Max() * Y.Ticks.Count);
        }

        if (panel.HasSquareUnits)
        {
            FitSquare(alone ? 420 : 300, panel.Height);
        }

        Legend = DirectLabels is not null || panel.IsEmpty || panel.NamedSeries.Count == 0 ? [] : LegendPainter.Rows(panel.NamedSeries, width);
        Top = TitleLines.Count * 20 + Legend.Count * LegendPainter.RowHeight + (HasYCaption ? CaptionHeight : 6);
        Bottom = bare ? 2 : XTickHeight + (panel.X.Visible && panel.X.Caption is not null ? CaptionHeight : 0);
    }

    public Panel Panel { get; }

    public AxisRange X { get; }

    public AxisRange Y { get; }

    public IReadOnlyList<string> TitleLines { get; }

    public IReadOnlyList<IReadOnlyList<ChartTrace>> Legend { get; }

    public DirectLabels? DirectLabels { get; }

    public HeatmapTrace? ColorBar { get; }

    public double Left { get; set; }

    public double Top { get; set; }

    public double Right { get; set; }

    public double Bottom { get; set; }

    public double PlotWidth { get; private set; }

    public double PlotHeight { get; set; }

    public double Height => Top + PlotHeight + Bottom;

    /// <summary>The y axis is named in a line above it, where it can be read without turning one's head.</summary>
    public bool HasYCaption => !Panel.IsEmpty && Panel.Y is { Visible: true, Caption: not null };

    /// <summary>Category names stand in lines under their bars, or slanted where a word is too long for that.</summary>
    public bool SlantsXTicks => Panel.X.Categories is not null && X.Ticks.Any(t => t.Text.Split(' ').Any(word => TextWidth.Of(word, Theme.TickSize) > SlotWidth - 4));

    /// <summary>A slanted name, shortened if it would take too much of the figure; horizontal bars have room for more.</summary>
    public static string SlantedText(Tick tick) => TextWidth.Shorten(tick.Text, 170, Theme.TickSize);

    /// <summary>The room for a category's name under it: up to its neighbors, or as far as the nearer edge.</summary>
    public double SlotWidth => PlotWidth * X.Ticks.Select(t => X.Position(t.Value)).Select(p => 2 * Math.Min(p, 1 - p)).Append(1 / (X.Max - X.Min)).Min();

    /// <summary>Long category names beside horizontal bars are broken into lines.</summary>
    public IReadOnlyList<string> YTickLines(Tick tick) => Panel.Y.Categories is null ? [tick.Text] : TextWidth.Wrap(tick.Text, LongestYTick, Theme.TickSize);

    private double LongestYTick { get; }

    private double XTickHeight
    {
        get
        {
            if (!Panel.X.Visible || X.Ticks.Count == 0)
            {
                return 6;
            }

            return SlantsXTicks ? Math.Ceiling(X.Ticks.Max(t => TextWidth.Of(SlantedText(t), Theme.TickSize)) * 0.71) + 18
                : Panel.X.Categories is null ? 22
                : 6 + 16 * X.Ticks.Max(t => TextWidth.Wrap(t.Text, SlotWidth - 4, Theme.TickSize).Count);
        }
    }

    private static double? Suited(Panel panel, double width) => panel.Traces.Max(t => t.PlotHeight(width));

    private static AxisRange FitXTicks(Panel panel, double width)
    {
        for (var target = Math.Max(2, (int)(width / 65)); ; target--)
        {
            var range = panel.XRange(target);
            var needed = range.Ticks.Sum(t => TextWidth.Of(t.Text, Theme.TickSize) + 14);
            if (target <= 2 || panel.X.Categories is not null || panel.X.Ticks is not null || needed <= width + 14)
            {
                return range;
            }
        }
    }

    private void FitSquare(double tallest, double? wanted)
    {
        var aspect = (Y.Max - Y.Min) / (X.Max - X.Min);
        PlotHeight = Math.Min(PlotWidth * aspect, wanted ?? tallest);
        PlotWidth = PlotHeight / aspect;
    }
}
