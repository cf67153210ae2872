namespace Torchbook.Charts;

/// <summary>One direction of a panel: what is measured, in which unit, on which scale and over which range.</summary>
public sealed class Axis
{
    /// <summary>What is measured, such as <c>loss</c>.</summary>
    public string? Label { get; set; }

    /// <summary>The unit, shown in parentheses after the label, such as <c>ms</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>Linear or logarithmic.</summary>
    public AxisScale Scale { get; set; }

    /// <summary>Where the axis starts; from the data when null.</summary>
    public double? Min { get; set; }

    /// <summary>Where the axis ends; from the data when null.</summary>
    public double? Max { get; set; }

    /// <summary>Where ticks stand; chosen when null.</summary>
    public IReadOnlyList<double>? Ticks { get; set; }

    /// <summary>Names for the values 0, 1, 2 …; the axis then shows these instead of numbers.</summary>
    public IReadOnlyList<string>? Categories { get; set; }

    /// <summary>False hides ticks, labels and grid lines.</summary>
    public bool Visible { get; set; } = true;

    /// <summary>True lets values grow downward (or to the left), as row numbers of a matrix do.</summary>
    public bool Reversed { get; set; }

    /// <summary>Label and unit as one text, or null.</summary>
    internal string? Caption => (Label, Unit) switch
    {
        (null, null) => null,
        (null, var unit) => unit,
        (var label, null) => label,
        var (label, unit) => $"{label} ({unit})",
    };
}
