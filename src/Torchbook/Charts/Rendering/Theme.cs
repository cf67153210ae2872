namespace Torchbook.Charts;

/// <summary>
/// Neutral colors and sizes. Every element carries its light color as an attribute and a class; a media query recolors the classes on
/// dark pages. Renderers that know no media queries, librsvg among them, stay light.
/// </summary>
internal static class Theme
{
    public const double TickSize = 13;
    public const double LabelSize = 14;
    public const double TitleSize = 17;
    public const double SubtitleSize = 14;

    public static Rgb Paper { get; } = Rgb.Parse("#ffffff");

    public static Rgb Ink { get; } = Rgb.Parse("#1f2328");

    public static Rgb Muted { get; } = Rgb.Parse("#59636e");

    public static Rgb Grid { get; } = Rgb.Parse("#e4e7eb");

    public static Rgb Missing { get; } = Rgb.Parse("#d0d4d9");

    private static readonly (string Class, string Property, string Dark)[] DarkRules =
    [
        ("tb-paper", "fill", "#16191d"),
        ("tb-ink", "fill", "#e6edf3"),
        ("tb-muted", "fill", "#a3adb8"),
        ("tb-grid", "stroke", "#333a42"),
        ("tb-axis", "stroke", "#a3adb8"),
        ("tb-mark", "stroke", "#e6edf3"),
        ("tb-halo", "stroke", "#16191d"),
    ];

    /// <summary>The style sheet of every figure; the same in each, so that many can share one page.</summary>
    public static string StyleSheet { get; } =
        "@media screen and (prefers-color-scheme:dark){"
        + string.Concat(DarkRules.Select(rule => $".{rule.Class}{{{rule.Property}:{rule.Dark}}}"))
        + string.Concat(Enumerable.Range(0, Palette.Count).Select(i => $".{SeriesTextClass(Palette.Series(i))}{{fill:{Palette.OnDark(Palette.Series(i))}}}"))
        + "}";

    /// <summary>The class of text in a series' color.</summary>
    public static string SeriesTextClass(Rgb color) => "tb-t" + color.ToString()[1..];
}
