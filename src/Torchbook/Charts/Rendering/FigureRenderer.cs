namespace Torchbook.Charts;

/// <summary>Arranges a figure's title, panels and caption on the page and draws them as SVG.</summary>
internal static class FigureRenderer
{
    private const double Margin = 14;
    private const double PanelGap = 22;

    /// <summary>The whole figure as an SVG document.</summary>
    public static string ToSvg(Figure figure)
    {
        var body = new SvgWriter();
        var height = DrawBody(figure, body);
        var svg = new SvgWriter();
        OpenDocument(svg, figure.Width, height, figure.Description);
        svg.Raw(body.ToString().TrimEnd('\n'));
        svg.Close("svg");
        return svg.ToString();
    }

    public static void OpenDocument(SvgWriter svg, double width, double height, string description)
    {
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("width", SvgWriter.Number(width)), ("height", SvgWriter.Number(height)),
            ("viewBox", $"0 0 {SvgWriter.Number(width)} {SvgWriter.Number(height)}"), ("font-family", "sans-serif"), ("role", "img"),
            ("aria-label", description), ("style", "max-width:100%;height:auto"));
        svg.Raw($"<style>{Theme.StyleSheet}</style>");
        svg.Rect(new(0, 0, width, height), Theme.Paper, "tb-paper");
    }

    /// <summary>Draws everything between the document's tags; returns the height used.</summary>
    public static double DrawBody(Figure figure, SvgWriter svg)
    {
        var width = figure.Width - 2 * Margin;
        var y = Margin;
        y = DrawText(svg, figure.Title, y, width, TextStyle.Title, 22);
        y = DrawText(svg, figure.Subtitle, y, width, TextStyle.Subtitle, 19);
        y = DrawPanels(figure, svg, figure.Title is null && figure.Subtitle is null ? y : y + 8, width);
        if (figure.Caption is not null)
        {
            y = DrawText(svg, figure.Caption, y + 6, width, TextStyle.Tick, 17);
        }

        return Math.Ceiling(y + Margin - 2);
    }

    private static double DrawText(SvgWriter svg, string? text, double y, double width, TextStyle style, double lineHeight)
    {
        foreach (var line in string.IsNullOrWhiteSpace(text) ? [] : TextWidth.Wrap(text, width, style.Size, style.Bold))
        {
            svg.Text(line, Margin, y + style.Size * 0.85, style);
            y += lineHeight;
        }

        return y;
    }

    private static double DrawPanels(Figure figure, SvgWriter svg, double y, double width)
    {
        var columns = Math.Min(figure.Columns, figure.Panels.Count);
        var columnWidth = (width - (columns - 1) * PanelGap) / columns;
        var layouts = figure.Panels.Select(p => new PanelLayout(p, columnWidth, columns == 1)).ToArray();
        foreach (var column in Enumerable.Range(0, columns))
        {
            var members = layouts.Where((_, i) => i % columns == column).ToArray();
            var left = members.Max(m => m.Left);
            members.Where(m => m.PlotWidth + left + m.Right <= columnWidth).ToList().ForEach(m => m.Left = left);
        }

        foreach (var row in layouts.Chunk(columns))
        {
            var top = row.Max(l => l.Top);
            foreach (var (column, layout) in row.Index())
            {
                PanelPainter.Draw(svg, layout, Margin + column * (columnWidth + PanelGap), y, top, columnWidth);
            }

            y += top + row.Max(l => l.PlotHeight + l.Bottom) + PanelGap;
        }

        return y - PanelGap;
    }
}
