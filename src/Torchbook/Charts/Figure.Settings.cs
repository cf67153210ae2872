namespace Torchbook.Charts;

public sealed partial class Figure
{
    /// <summary>States the finding, in a sentence: "Overlap hides 71% of the communication".</summary>
    public Figure WithTitle(string? title)
    {
        Title = title;
        return this;
    }

    public Figure WithSubtitle(string? subtitle)
    {
        Subtitle = subtitle;
        return this;
    }

    /// <summary>Sets the note under the figure.</summary>
    public Figure WithCaption(string? caption)
    {
        Caption = caption;
        return this;
    }

    /// <summary>Describes the x axis of the last panel; what is left out stays as it was.</summary>
    /// <inheritdoc cref="WithYAxis" path="/param"/>
    public Figure WithXAxis(string? label = null, string? unit = null, AxisScale? scale = null, double? min = null, double? max = null, IReadOnlyList<string>? categories = null, IReadOnlyList<double>? ticks = null)
    {
        Set(Panel.X, label, unit, scale, min, max, categories, ticks);
        return this;
    }

    /// <summary>Describes the y axis of the last panel; what is left out stays as it was.</summary>
    /// <param name="label">What is measured.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="scale">Linear or logarithmic.</param>
    /// <param name="min">Where the axis starts; ignored on a log axis if not above zero.</param>
    /// <param name="max">Where the axis ends.</param>
    /// <param name="categories">Names for the values 0, 1, 2 ….</param>
    /// <param name="ticks">Where ticks stand.</param>
    public Figure WithYAxis(string? label = null, string? unit = null, AxisScale? scale = null, double? min = null, double? max = null, IReadOnlyList<string>? categories = null, IReadOnlyList<double>? ticks = null)
    {
        Set(Panel.Y, label, unit, scale, min, max, categories, ticks);
        return this;
    }

    /// <summary>Hides ticks, labels and grid of the last panel, as suits pictures and diagrams.</summary>
    public Figure WithoutAxes()
    {
        Panel.X.Visible = Panel.Y.Visible = false;
        return this;
    }

    /// <summary>Sets the figure's width, and the height of the last panel's plot, in CSS pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not in 120…4000, or the height not in 20…4000.</exception>
    public Figure WithSize(double? width = null, double? plotHeight = null)
    {
        if (width is not (null or (>= 120 and <= 4000)))
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "A figure is 120 to 4000 pixels wide.");
        }

        if (plotHeight is not (null or (>= 20 and <= 4000)))
        {
            throw new ArgumentOutOfRangeException(nameof(plotHeight), plotHeight, "A plot is 20 to 4000 pixels high.");
        }

        Width = width ?? Width;
        Panel.Height = plotHeight ?? Panel.Height;
        return this;
    }

    /// <summary>Gives all panels the same ranges, so that they can be compared at a glance.</summary>
    public Figure WithSharedRanges(bool x = true, bool y = true)
    {
        SharedRanges.Apply(_panels, x, y);
        return this;
    }

    private static void Set(Axis axis, string? label, string? unit, AxisScale? scale, double? min, double? max, IReadOnlyList<string>? categories, IReadOnlyList<double>? ticks)
    {
        axis.Label = label ?? axis.Label;
        axis.Unit = unit ?? axis.Unit;
        axis.Scale = scale ?? axis.Scale;
        axis.Min = min ?? axis.Min;
        axis.Max = max ?? axis.Max;
        axis.Categories = categories ?? axis.Categories;
        axis.Ticks = ticks ?? axis.Ticks;
    }
}
