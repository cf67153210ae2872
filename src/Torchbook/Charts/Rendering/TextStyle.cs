namespace Torchbook.Charts;

/// <summary>How one line of text is set; <paramref name="Class"/> names its color on dark pages.</summary>
internal readonly record struct TextStyle(double Size, Rgb Color, string? Class, TextAnchor Anchor = TextAnchor.Start, bool Bold = false, bool Halo = false)
{
    public static TextStyle Title { get; } = new(Theme.TitleSize, Theme.Ink, "tb-ink", Bold: true);

    public static TextStyle PanelTitle { get; } = new(Theme.LabelSize, Theme.Ink, "tb-ink", Bold: true);

    public static TextStyle Subtitle { get; } = new(Theme.SubtitleSize, Theme.Muted, "tb-muted");

    public static TextStyle Tick { get; } = new(Theme.TickSize, Theme.Muted, "tb-muted");

    public static TextStyle Label { get; } = new(Theme.LabelSize, Theme.Ink, "tb-ink");

    /// <summary>Text in the color of a series, shaded to stay readable.</summary>
    public static TextStyle Series(Rgb color) => new(Theme.TickSize, Palette.OnLight(color), Theme.SeriesTextClass(color), Bold: true);

    /// <summary>Text on a cell filled with <paramref name="background"/>.</summary>
    public static TextStyle On(Rgb background, double size) => new(size, background.ReadableText, null, TextAnchor.Middle);
}
