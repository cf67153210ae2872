namespace Torchbook.Charts;

/// <summary>Something drawn over the data to explain it, placed in data units.</summary>
public abstract class Mark
{
    private protected Mark()
    {
    }

    /// <summary>The color; ink when null.</summary>
    public Rgb? Color { get; init; }

    internal abstract Extent XExtent { get; }

    internal abstract Extent YExtent { get; }

    internal abstract void Draw(PlotArea plot);

    internal abstract void WritePlotly(PlotlyPanel panel);
}
