using System.Text.Json.Nodes;

namespace Torchbook.Charts;

/// <summary>Writes a figure as plotly.js reads it.</summary>
internal static class PlotlyFigure
{
    private const double TopMargin = 26;
    private const double BottomMargin = 54;
    private const double RowGap = 100;

    public static JsonObject From(Figure figure)
    {
        var columns = Math.Min(figure.Columns, figure.Panels.Count);
        var rows = (figure.Panels.Count + columns - 1) / columns;
        var plotHeight = figure.Panels.Max(p => PlotHeight(p, columns));
        var titleHeight = TitleHeight(figure);
        var inner = rows * plotHeight + (rows - 1) * RowGap;
        var layout = Layout(figure, titleHeight, inner);
        var data = new JsonArray();
        foreach (var (index, panel) in figure.Panels.Index())
        {
            var (row, column) = Math.DivRem(index, columns);
            var (gapX, gapY) = (columns > 1 ? 0.1 : 0, RowGap / inner);
            var (cellX, cellY) = ((1 - gapX * (columns - 1)) / columns, plotHeight / inner);
            var left = column * (cellX + gapX);
            var top = 1 - row * (cellY + gapY);
            new PlotlyPanel(panel, data, layout, index, new(left, top - cellY, cellX, cellY)).Write();
        }

        return PlotlyJson.Object(("data", data), ("layout", layout), ("config", PlotlyJson.Object(("responsive", true), ("displayModeBar", false))));
    }

    private static double PlotHeight(Panel panel, int columns)
    {
        if (panel.Height is not null || !panel.HasSquareUnits || panel.IsEmpty)
        {
            return panel.Height ?? (columns == 1 ? 250 : 190);
        }

        var (x, y) = (panel.XRange(5), panel.YRange(5));
        return Math.Clamp((y.Max - y.Min) / (x.Max - x.Min) * 470 / columns, 60, 400);
    }

    private static JsonObject Layout(Figure figure, double titleHeight, double innerHeight)
    {
        var captions = figure.Caption is null ? [] : TextWidth.Wrap(figure.Caption, figure.Width - 40, 12);
        var bottom = BottomMargin + captions.Count * 17 + figure.Panels.Max(PlotlyPanel.SlantedHeight);
        var height = TopMargin + titleHeight + innerHeight + bottom;
        var layout = PlotlyJson.Object(
            ("template", PlotlyJson.Object(("layout", new JsonObject()))),
            ("height", Math.Round(height)), ("autosize", true),
            ("margin", PlotlyJson.Object(("l", 16), ("r", 16), ("t", TopMargin + titleHeight), ("b", bottom))),
            ("paper_bgcolor", Theme.Paper.ToString()), ("plot_bgcolor", Theme.Paper.ToString()),
            ("font", PlotlyJson.Object(("family", "sans-serif"), ("size", 13), ("color", Theme.Ink.ToString()))),
            ("hovermode", "closest"), ("barmode", "group"), ("bargap", 0.24), ("bargroupgap", 0.04),
            ("showlegend", figure.Panels.Any(p => p.NamedSeries.Count > 0)),
            ("legend", PlotlyJson.Object(("orientation", "h"), ("x", 0), ("xanchor", "left"), ("y", 1 + HeadingHeight(figure) / innerHeight), ("yanchor", "bottom"))),
            ("shapes", new JsonArray()), ("annotations", new JsonArray()), ("images", new JsonArray()));
        if (figure.Title is not null || figure.Subtitle is not null)
        {
            layout["title"] = PlotlyJson.Object(
                ("text", TitleText(figure)), ("x", 0), ("xref", "container"), ("xanchor", "left"), ("y", 1), ("yref", "container"), ("yanchor", "top"),
                ("pad", PlotlyJson.Object(("t", 12), ("l", 16))), ("font", PlotlyJson.Object(("size", 16))));
        }

        if (captions.Count > 0)
        {
            ((JsonArray)layout["annotations"]!).Add(PlotlyJson.Object(
                ("text", string.Join("<br>", captions.Select(PlotlyJson.Text))), ("x", 0), ("xref", "paper"), ("xanchor", "left"), ("align", "left"),
                ("y", 0), ("yref", "paper"), ("yanchor", "top"), ("yshift", captions.Count * 17 - bottom + 8), ("showarrow", false), ("font", PlotlyJson.Object(("size", 12), ("color", Theme.Muted.ToString())))));
        }

        return layout;
    }

    /// <summary>plotly.js does not wrap titles: lines are broken for a phone.</summary>
    private static string TitleText(Figure figure)
    {
        var title = figure.Title is null ? [] : TextWidth.Wrap(figure.Title, 350, 16, bold: true);
        var subtitle = figure.Subtitle is null ? [] : TextWidth.Wrap(figure.Subtitle, 350, 13);
        return string.Join("<br>", title.Select(line => $"<b>{PlotlyJson.Text(line)}</b>").Concat(subtitle.Select(line => $"<span style=\"font-size:13px;color:{Theme.Muted}\">{PlotlyJson.Text(line)}</span>")));
    }

    private static double TitleHeight(Figure figure) =>
        (figure.Title is null ? 0 : TextWidth.Wrap(figure.Title, 350, 16, bold: true).Count * 21)
        + (figure.Subtitle is null ? 0 : TextWidth.Wrap(figure.Subtitle, 350, 13).Count * 21)
        + (figure.Panels.Any(p => p.NamedSeries.Count > 0) ? 24 : 0)
        + HeadingHeight(figure);

    /// <summary>Above the upper panels' plots stand their titles and the names of their y axes.</summary>
    private static double HeadingHeight(Figure figure) =>
        (figure.Panels.Take(figure.Columns).Any(p => p.Y is { Visible: true, Caption: not null }) ? 22 : 4)
        + (figure.Panels.Take(figure.Columns).Any(p => p.Title is not null) ? 22 : 0);
}
