namespace Torchbook.Notebooks.Pages.Site;

/// <summary>The libraries that pages use, out of a <c>node_modules</c> folder; null for what is missing there.</summary>
internal sealed class PageLibraries(string? nodeModules)
{
    private const string FontInStyle = "url('./STIXTwoMath.woff2')";

    /// <summary>TeX to MathML.</summary>
    public string? Temml { get; } = Licensed(Text(nodeModules, "temml/dist/temml.min.js"), Text(nodeModules, "temml/LICENSE"));

    /// <summary>STIX Two Math: a font with the tables that formulas need, which few systems have.</summary>
    public byte[]? MathFont { get; } = Bytes(nodeModules, "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2");

    /// <summary>plotly.js with scatter, bar, heat map, contour, histogram and the like.</summary>
    public string? Plotly { get; } = Text(nodeModules, "plotly.js-cartesian-dist-min/plotly-cartesian.min.js");

    /// <summary>How formulas look; without the font file, what the system has serves.</summary>
    /// <param name="fontAddress">Where the page finds <see cref="MathFont"/>; null without it.</param>
    public string? TemmlStyle(string? fontAddress)
    {
        var css = Text(nodeModules, "temml/dist/Temml-STIX2.css")?
            .Replace(FontInStyle, fontAddress is null ? "local('STIX Two Math')" : $"url('{fontAddress}') format('woff2')", StringComparison.Ordinal);
        return fontAddress is null ? css : Licensed(css, Text(nodeModules, "@fontsource/stix-two-math/LICENSE"));
    }

    // A license travels with its library, as it asks for; plotly.js carries its own.
    private static string? Licensed(string? code, string? license) =>
        code is null || license is null ? code : $"/*!\n{license.Replace("*/", "* /", StringComparison.Ordinal).Trim()}\n*/\n{code}";

    private static string? Text(string? folder, string file) => Existing(folder, file) is { } path ? File.ReadAllText(path) : null;

    private static byte[]? Bytes(string? folder, string file) => Existing(folder, file) is { } path ? File.ReadAllBytes(path) : null;

    private static string? Existing(string? folder, string file) =>
        folder is not null && Path.Combine(folder, file) is var path && File.Exists(path) ? path : null;
}
