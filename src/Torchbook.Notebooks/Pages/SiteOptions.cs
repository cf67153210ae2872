namespace Torchbook.Notebooks.Pages;

/// <summary>How <see cref="LessonSite"/> writes pages.</summary>
public sealed record SiteOptions
{
    /// <summary>The name of the whole, on every page.</summary>
    public string Title { get; init; } = "Torchbook";

    /// <summary>What the index says below the title.</summary>
    public string Subtitle { get; init; } = "Deep learning in C#, step by step.";

    /// <summary>Puts styles, scripts and libraries into each page, so that one file can be mailed.</summary>
    public bool SingleFile { get; init; }

    /// <summary>
    /// A <c>node_modules</c> folder with <c>temml</c> (formulas) and <c>plotly.js-cartesian-dist-min</c> (interactive charts). What is
    /// missing there is done without: TeX is shown as it was typed, and charts stay pictures.
    /// </summary>
    public string? NodeModules { get; init; }
}
