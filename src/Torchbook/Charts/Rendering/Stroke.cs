namespace Torchbook.Charts;

/// <summary>How a line is drawn; <paramref name="Class"/> names its color on dark pages, <paramref name="Dash"/> is an SVG dash array.</summary>
internal readonly record struct Stroke(Rgb Color, double Width, string? Class = null, string? Dash = null)
{
    public static Stroke Grid { get; } = new(Theme.Grid, 1, "tb-grid");

    public static Stroke Axis { get; } = new(Theme.Muted, 1, "tb-axis");

    public static Stroke Mark(Rgb? color, double width = 1.5, string? dash = null) =>
        color is { } own ? new(own, width, null, dash) : new(Theme.Ink, width, "tb-mark", dash);
}
