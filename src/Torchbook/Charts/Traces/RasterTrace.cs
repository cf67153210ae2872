namespace Torchbook.Charts;

/// <summary>A picture laid under the plot: pixel (r, c) is centered at (c, r) unless corners are given.</summary>
public sealed class RasterTrace(Picture picture) : ChartTrace(null)
{
    public Picture Picture { get; } = picture;

    /// <summary>The x of the picture's left edge.</summary>
    public double Left { get; init; } = -0.5;

    /// <summary>The y of the picture's top edge.</summary>
    public double Top { get; init; } = -0.5;

    /// <summary>The x of the picture's right edge.</summary>
    public double Right { get; init; } = picture.Width - 0.5;

    /// <summary>The y of the picture's bottom edge.</summary>
    public double Bottom { get; init; } = picture.Height - 0.5;

    /// <summary>Makes one unit of x as long as one of y.</summary>
    public bool HasSquarePixels { get; init; } = true;

    internal override bool IsSeries => false;

    internal override bool FillsPlot => true;

    internal override bool HasSquareUnits => HasSquarePixels;

    internal override Extent XExtent(AxisScale scale) => Extent.Empty.With(Left).With(Right);

    internal override Extent YExtent(AxisScale scale) => Extent.Empty.With(Top).With(Bottom);

    internal override void Draw(PlotArea plot) => plot.DrawImage(Picture, Left, Top, Right, Bottom);

    internal override void WritePlotly(PlotlyPanel panel) => panel.AddImage(Picture, Left, Top, Right, Bottom);
}
