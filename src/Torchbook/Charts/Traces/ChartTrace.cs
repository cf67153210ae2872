namespace Torchbook.Charts;

/// <summary>Data drawn in a <see cref="Panel"/>; each kind knows its extent, its SVG and its plotly.js form.</summary>
public abstract class ChartTrace
{
    private protected ChartTrace(string? name) => Name = name;

    /// <summary>What the reader calls this series; null for one that the title names.</summary>
    public string? Name { get; }

    /// <summary>The color; taken from <see cref="Palette"/> when it is added to a panel without one.</summary>
    public Rgb? Color { get; set; }

    /// <summary>True for series that a palette color tells apart; false for pictures and heat maps.</summary>
    internal virtual bool IsSeries => true;

    /// <summary>True where data should reach the plot's edges, without a margin.</summary>
    internal virtual bool FillsPlot => false;

    /// <summary>True where one unit of x must be as long as one of y, as for pixels.</summary>
    internal virtual bool HasSquareUnits => false;

    /// <summary>True where every x is a whole number, as epochs are.</summary>
    internal virtual bool HasWholeX => false;

    internal abstract Extent XExtent(AxisScale scale);

    internal abstract Extent YExtent(AxisScale scale);

    /// <summary>The height that suits this trace in a plot of <paramref name="width"/>, or null if any does.</summary>
    internal virtual double? PlotHeight(double width) => null;

    internal abstract void Draw(PlotArea plot);

    internal abstract void WritePlotly(PlotlyPanel panel);

    /// <summary>The color that <see cref="Draw"/> uses.</summary>
    internal Rgb Paint => Color ?? Palette.Series(0);
}
