namespace Torchbook.Charts;

/// <summary>Maps 0…1 to a color by interpolating between evenly spaced anchors.</summary>
public sealed class ColorScale
{
    private readonly Rgb[] _anchors;

    /// <param name="anchors">At least two colors, from 0 to 1.</param>
    public ColorScale(params ReadOnlySpan<Rgb> anchors)
    {
        if (anchors.Length < 2)
        {
            throw new ArgumentException($"A color scale needs at least 2 colors, not {anchors.Length}.", nameof(anchors));
        }

        _anchors = anchors.ToArray();
    }

    private ColorScale(bool diverging, params string[] anchors)
    {
        _anchors = [.. anchors.Select(Rgb.Parse)];
        IsDiverging = diverging;
    }

    /// <summary>Dark to light with evenly growing lightness, after viridis (Smith and van der Walt, CC0): amounts from little to much.</summary>
    public static ColorScale Sequential { get; } = new(false, "#440154", "#414487", "#2a788e", "#22a884", "#7ad151", "#fde725");

    /// <summary>White to blue: counts, where nothing should look like nothing.</summary>
    public static ColorScale Blues { get; } = new(false, "#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b");

    /// <summary>Blue over white to orange, with white at zero: signed quantities such as weights.</summary>
    public static ColorScale Diverging { get; } = new(true, "#0b4a7f", "#5b9bd0", "#f7f7f7", "#e88a5a", "#8c2d04");

    /// <summary>Black to white: pixels.</summary>
    public static ColorScale Gray { get; } = new(false, "#000000", "#ffffff");

    /// <summary>True where the middle of the scale stands for zero, so that ranges are made symmetric.</summary>
    public bool IsDiverging { get; }

    /// <summary>The colors at equal distances from 0 to 1.</summary>
    public IReadOnlyList<Rgb> Anchors => _anchors;

    /// <summary>The color at <paramref name="position"/>, which is clamped to 0…1.</summary>
    public Rgb At(double position)
    {
        var scaled = Math.Clamp(position, 0, 1) * (_anchors.Length - 1);
        var index = Math.Min((int)scaled, _anchors.Length - 2);
        return Rgb.Mix(_anchors[index], _anchors[index + 1], scaled - index);
    }
}
