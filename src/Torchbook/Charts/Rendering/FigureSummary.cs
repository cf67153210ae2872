namespace Torchbook.Charts;

/// <summary>A figure in words: what a terminal shows, and what a screen reader says.</summary>
internal static class FigureSummary
{
    public static string Describe(Figure figure)
    {
        var lines = new List<string>();
        string?[] heads = [figure.Title, figure.Subtitle];
        lines.AddRange(heads.OfType<string>());
        lines.AddRange(figure.Panels.Select(panel => Describe(panel)));
        lines.AddRange(figure.Advice.Select(advice => "Advice: " + advice));
        return string.Join('\n', lines);
    }

    private static string Describe(Panel panel)
    {
        var title = panel.Title is null ? "" : panel.Title + ": ";
        if (panel.IsEmpty)
        {
            return title + "no data";
        }

        if (panel.Traces.OfType<ImageGridTrace>().FirstOrDefault() is { } grid)
        {
            return $"{title}{grid.Pictures.Count} {(grid.Pictures.Count == 1 ? "picture" : "pictures")}";
        }

        var names = panel.NamedSeries.Count == 0 ? "" : string.Join(", ", panel.NamedSeries.Select(t => t.Name)) + "; ";
        var values = panel.Traces.OfType<HeatmapTrace>().FirstOrDefault() is { } heatmap
            ? $"; values {NumberText.Short(heatmap.Min)} to {NumberText.Short(heatmap.Max)}"
            : "";
        return $"{title}{names}{Span(panel.X, panel.DataX, "x")}; {Span(panel.Y, panel.DataY, "y")}{values}";
    }

    private static string Span(Axis axis, Extent extent, string letter)
    {
        var name = axis.Caption ?? letter;
        return axis.Categories is { } categories ? $"{name}: {string.Join(", ", categories)}"
            : extent.IsEmpty ? $"{name} without data"
            : $"{name} {NumberText.Short(extent.Min)} to {NumberText.Short(extent.Max)}";
    }
}
