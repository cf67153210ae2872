namespace Torchbook.Data;

/// <summary>How far written characters stray from their skeletons. Every amount is a maximum or a spread; zero switches it off.</summary>
public sealed record GlyphStyle
{
    /// <summary>As hard as real handwriting: a linear classifier of the digits stays below 90%, a small convolutional network passes 97%.</summary>
    public static GlyphStyle Handwriting { get; } = new();

    /// <summary>Even, upright, complete and clean.</summary>
    public static GlyphStyle Print { get; } = new()
    {
        Slant = 0,
        Rotation = 0,
        Stretch = 0,
        Shift = 0,
        Jitter = 0,
        Warp = 0,
        ThinnestPen = 1.1,
        ThickestPen = 1.1,
        Pressure = 0,
        OcclusionChance = 0,
        StrayChance = 0,
        Noise = 0,
    };

    /// <summary>Largest horizontal shear: 0.35 leans a stroke by 0.35 pixels for each pixel of height.</summary>
    public double Slant { get; init; } = 0.35;

    /// <summary>Largest rotation either way, in degrees (approximately, above 30).</summary>
    public double Rotation { get; init; } = 14;

    /// <summary>Largest change of width and height, each for itself, as a fraction of full size.</summary>
    public double Stretch { get; init; } = 0.22;

    /// <summary>Largest shift in each direction, in pixels.</summary>
    public double Shift { get; init; } = 2.5;

    /// <summary>Spread of every control point, in pixels.</summary>
    public double Jitter { get; init; } = 0.55;

    /// <summary>Spread of a smooth distortion of the whole picture, in pixels.</summary>
    public double Warp { get; init; } = 0.8;

    /// <summary>Radius of the thinnest pen, in pixels.</summary>
    public double ThinnestPen { get; init; } = 0.55;

    /// <summary>Radius of the thickest pen, in pixels.</summary>
    public double ThickestPen { get; init; } = 1.5;

    /// <summary>How much of its radius the pen may lose from one end of a stroke to the other.</summary>
    public double Pressure { get; init; } = 0.45;

    /// <summary>How often a straight gap, 1.5 to 3.5 pixels wide, runs through the character.</summary>
    public double OcclusionChance { get; init; } = 0.3;

    /// <summary>How often a short stray stroke lies near the edge.</summary>
    public double StrayChance { get; init; } = 0.3;

    /// <summary>Largest standard deviation of the noise on every pixel, where ink is 1.</summary>
    public double Noise { get; init; } = 0.14;
}
