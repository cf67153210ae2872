using System.Text.Json.Nodes;

namespace Torchbook.Charts;

/// <summary>One panel's axes, traces, shapes and texts in a plotly.js figure; <paramref name="place"/> is its part of the page, 0…1 from below.</summary>
internal sealed class PlotlyPanel(Panel panel, JsonArray data, JsonObject layout, int index, Box place)
{
    private const double PhoneWidth = 320;
    private const double LongestName = 170;

    private readonly string _suffix = index == 0 ? "" : $"{index + 1}";

    public void Write()
    {
        var (x, y) = (panel.XRange(6), panel.YRange(5));
        var visible = !panel.IsEmpty;
        layout["xaxis" + _suffix] = Axis(panel.X, x, visible, ("domain", PlotlyJson.Numbers([place.X, place.Right])), ("anchor", "y" + _suffix),
            ("title", Title(visible ? panel.X.Caption : null)), ("tickangle", SlantedHeight(panel) > 0 ? -45 : null), ("constrain", panel.HasSquareUnits ? "domain" : null));
        layout["yaxis" + _suffix] = Axis(panel.Y, y, visible, ("domain", PlotlyJson.Numbers([place.Y, place.Bottom])), ("anchor", "x" + _suffix),
            ("scaleanchor", panel.HasSquareUnits ? "x" + _suffix : null), ("constrain", panel.HasSquareUnits ? "domain" : null), ("constraintoward", panel.HasSquareUnits ? "top" : null));
        Heading(panel.Title, bold: true, visible && panel.Y is { Visible: true, Caption: not null } ? 26 : 6);
        Heading(visible && panel.Y.Visible ? panel.Y.Caption : null, bold: false, 6);
        if (panel.IsEmpty)
        {
            List("annotations").Add(PlotlyJson.Object(("text", "No data"), ("x", place.CenterX), ("y", place.CenterY), ("xref", "paper"), ("yref", "paper"), ("showarrow", false)));
        }

        foreach (var trace in panel.Traces)
        {
            trace.WritePlotly(this);
        }

        foreach (var mark in panel.Marks)
        {
            mark.WritePlotly(this);
        }
    }

    public void AddTrace(string type, ChartTrace trace, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var json = PlotlyJson.Object(members);
        json["type"] = type;
        json["xaxis"] = "x" + _suffix;
        json["yaxis"] = "y" + _suffix;
        json["showlegend"] = !string.IsNullOrEmpty(trace.Name) && panel.NamedSeries.Contains(trace);
        if (trace.Name is { Length: > 0 } name)
        {
            json["name"] = PlotlyJson.Text(name);
        }
        else
        {
            json["hoverinfo"] = "x+y";
        }

        data.Add(json);
    }

    /// <summary>A shaded interval: a closed outline, so that gaps elsewhere do not break it.</summary>
    public void AddBand(IEnumerable<double> x, IEnumerable<double> low, IEnumerable<double> high, Rgb color)
    {
        var points = x.Zip(low, high).Where(p => double.IsFinite(p.First + p.Second + p.Third)).ToArray();
        data.Add(PlotlyJson.Object(
            ("type", "scatter"), ("mode", "lines"), ("xaxis", "x" + _suffix), ("yaxis", "y" + _suffix), ("showlegend", false), ("hoverinfo", "skip"),
            ("x", PlotlyJson.Numbers(points.Select(p => p.First).Concat(points.Reverse().Select(p => p.First)))),
            ("y", PlotlyJson.Numbers(points.Select(p => p.Third).Concat(points.Reverse().Select(p => p.Second)))),
            ("fill", "toself"), ("fillcolor", Transparent(color, 0.18)), ("line", PlotlyJson.Object(("width", 0)))));
    }

    public void AddHeatmap(HeatmapTrace heatmap)
    {
        var rows = Enumerable.Range(0, heatmap.Values.GetLength(0)).Select(r => Enumerable.Range(0, heatmap.Values.GetLength(1)).Select(c => heatmap.Values[r, c]).ToArray()).ToArray();
        var last = heatmap.Scale.Anchors.Count - 1.0;
        AddTrace("heatmap", heatmap,
            ("z", new JsonArray([.. rows.Select(row => (JsonNode?)PlotlyJson.Numbers(row))])),
            ("x0", heatmap.X0), ("dx", heatmap.Dx), ("y0", heatmap.Y0), ("dy", heatmap.Dy), ("zmin", heatmap.Min), ("zmax", heatmap.Max),
            ("colorscale", new JsonArray([.. heatmap.Scale.Anchors.Select((c, i) => (JsonNode?)new JsonArray(PlotlyJson.Number(i / last), c.ToString()))])),
            ("showscale", heatmap.HasColorBar), ("colorbar", PlotlyJson.Object(("thickness", 14), ("outlinewidth", 0), ("len", place.Height), ("y", place.CenterY), ("x", Math.Min(1.02, place.Right + 0.01)))),
            ("hoverinfo", "x+y+z"), ("xgap", heatmap.HasCellLines ? 1 : null), ("ygap", heatmap.HasCellLines ? 1 : null),
            ("text", heatmap.ShowsValues ? new JsonArray([.. rows.Select(row => (JsonNode?)PlotlyJson.Texts(row.Select(v => double.IsNaN(v) ? "" : NumberText.Short(v))))]) : null),
            ("texttemplate", heatmap.ShowsValues ? "%{text}" : null));
    }

    public void AddImage(Picture picture, double left, double top, double right, double bottom) => List("images").Add(PlotlyJson.Object(
        ("source", picture.ToDataUri()), ("xref", "x" + _suffix), ("yref", "y" + _suffix), ("x", left), ("y", top), ("sizex", Math.Abs(right - left)), ("sizey", Math.Abs(bottom - top)),
        ("sizing", "stretch"), ("layer", "below")));

    /// <summary>A picture in a grid of <paramref name="columns"/> × <paramref name="rows"/> over the whole panel, which has the axes 0…1.</summary>
    public void AddThumbnail(Picture picture, string? caption, int column, int row, int columns, int rows)
    {
        var (width, height) = (place.Width / columns, place.Height / rows);
        var (x, y) = (place.X + (column + 0.5) * width, place.Bottom - row * height);
        List("images").Add(PlotlyJson.Object(
            ("source", picture.ToDataUri()), ("xref", "paper"), ("yref", "paper"), ("x", x), ("y", y), ("xanchor", "center"), ("sizex", width * 0.92), ("sizey", height * 0.78), ("sizing", "contain")));
        if (caption is not null)
        {
            List("annotations").Add(PlotlyJson.Object(("text", PlotlyJson.Text(caption)), ("xref", "paper"), ("yref", "paper"), ("x", x), ("y", y - height * 0.8), ("yanchor", "top"), ("showarrow", false), ("font", PlotlyJson.Object(("size", 11)))));
        }
    }

    public void AddNote(double x, double y, string text, Rgb? color) => List("annotations").Add(Annotation(x, y, text, color, ("showarrow", false)));

    public void AddArrow(ArrowMark arrow) => List("annotations").Add(Annotation(arrow.ToX, arrow.ToY, arrow.Text ?? "", arrow.Color,
        ("showarrow", true), ("arrowhead", 2), ("arrowwidth", 1.5), ("arrowcolor", (arrow.Color ?? Theme.Ink).ToString()), ("axref", "x" + _suffix), ("ayref", "y" + _suffix),
        ("ax", Coordinate(panel.X, arrow.FromX)), ("ay", Coordinate(panel.Y, arrow.FromY))));

    public void AddRectangle(RectangleMark mark)
    {
        var color = mark.Color ?? Theme.Ink;
        List("shapes").Add(PlotlyJson.Object(
            ("type", "rect"), ("xref", "x" + _suffix), ("yref", "y" + _suffix), ("x0", mark.X1), ("y0", mark.Y1), ("x1", mark.X2), ("y1", mark.Y2),
            ("line", PlotlyJson.Object(("color", color.ToString()), ("width", 2.5))), ("fillcolor", mark.FillOpacity > 0 ? Transparent(color, mark.FillOpacity) : null)));
        if (mark.Text is not null)
        {
            var lines = TextWidth.Wrap(mark.Text, 90, 12);
            List("annotations").Add(Annotation((mark.X1 + mark.X2) / 2, (mark.Y1 + mark.Y2) / 2, string.Join('\n', lines), null, ("showarrow", false)));
        }
    }

    public void AddReferenceLine(ReferenceLineMark line)
    {
        var color = line.Color ?? Theme.Ink;
        var (along, across) = line.IsHorizontal ? ("x", "y") : ("y", "x");
        List("shapes").Add(PlotlyJson.Object(
            ("type", "line"), (along + "ref", along + _suffix + " domain"), (across + "ref", across + _suffix), (along + "0", 0), (along + "1", 1), (across + "0", line.Value), (across + "1", line.Value),
            ("line", PlotlyJson.Object(("color", color.ToString()), ("width", 1.25), ("dash", "dot")))));
        if (line.Text is not null)
        {
            List("annotations").Add(PlotlyJson.Object(
                ("text", PlotlyJson.Text(line.Text)), (along + "ref", along + _suffix + " domain"), (across + "ref", across + _suffix), (along, line.IsHorizontal ? 0 : 1),
                (across, Coordinate(line.IsHorizontal ? panel.Y : panel.X, line.Value)), ("xanchor", "left"), ("yanchor", line.IsHorizontal ? "bottom" : "top"), ("showarrow", false)));
        }
    }

    private JsonObject Annotation(double x, double y, string text, Rgb? color, params ReadOnlySpan<(string, object?)> more)
    {
        var annotation = PlotlyJson.Object(more);
        annotation["x"] = PlotlyJson.Number(Coordinate(panel.X, x));
        annotation["y"] = PlotlyJson.Number(Coordinate(panel.Y, y));
        annotation["xref"] = "x" + _suffix;
        annotation["yref"] = "y" + _suffix;
        annotation["text"] = PlotlyJson.Text(text)!.Replace("\n", "<br>");
        annotation["font"] = PlotlyJson.Object(("color", (color is { } own ? Palette.OnLight(own) : Theme.Ink).ToString()));
        return annotation;
    }

    /// <summary>plotly.js wants the logarithm for ranges and annotations on log axes, but not for data and shapes.</summary>
    private static double Coordinate(Axis axis, double value) => axis.Scale == AxisScale.Log ? Math.Log10(value) : value;

    private static JsonObject Axis(Axis axis, AxisRange range, bool visible, params ReadOnlySpan<(string, object?)> more)
    {
        double[] ends = [Coordinate(axis, range.Min), Coordinate(axis, range.Max)];
        var json = PlotlyJson.Object(more);
        var members = PlotlyJson.Object(
            ("type", axis.Scale == AxisScale.Log ? "log" : "linear"), ("range", PlotlyJson.Numbers(axis.Reversed ? ends.Reverse() : ends)),
            ("visible", axis.Visible && visible), ("automargin", true), ("zeroline", false), ("showgrid", axis.Categories is null), ("gridcolor", Theme.Grid.ToString()),
            ("linecolor", Theme.Muted.ToString()), ("tickfont", PlotlyJson.Object(("color", Theme.Muted.ToString()))),
            ("tickmode", "array"), ("tickvals", PlotlyJson.Numbers(range.Ticks.Select(t => t.Value))), ("ticktext", PlotlyJson.Texts(range.Ticks.Select(t => TickText(axis, t)))));
        if (axis.Categories is null && axis.Ticks is null && axis.Scale == AxisScale.Linear)
        {
            // Let plotly.js choose again when the reader zooms in.
            members.Remove("tickmode");
            members.Remove("tickvals");
            members.Remove("ticktext");
        }

        foreach (var (name, value) in members.ToArray())
        {
            members.Remove(name);
            json[name] = value;
        }

        return json;
    }

    /// <summary>The height of slanted category names, or 0 where they stand upright.</summary>
    public static double SlantedHeight(Panel panel)
    {
        var names = panel.IsEmpty ? [] : panel.X.Categories ?? [];
        var longest = names.SelectMany(n => n.Split(' ')).Select(word => TextWidth.Of(word, Theme.TickSize)).DefaultIfEmpty(0).Max();
        return longest * names.Count > PhoneWidth ? Math.Min(LongestName, names.Max(n => TextWidth.Of(n, Theme.TickSize))) * 0.71 : 0;
    }

    private static string TickText(Axis axis, Tick tick) => axis.Categories is null ? tick.Text
        : string.Join("<br>", TextWidth.Wrap(TextWidth.Shorten(tick.Text, 3 * LongestName, Theme.TickSize), LongestName, Theme.TickSize).Select(PlotlyJson.Text));

    private static JsonObject? Title(string? caption) => caption is null ? null : PlotlyJson.Object(("text", PlotlyJson.Text(caption)), ("standoff", 8), ("font", PlotlyJson.Object(("size", 14))));

    private void Heading(string? text, bool bold, double shift)
    {
        if (text is not null)
        {
            List("annotations").Add(PlotlyJson.Object(
                ("text", bold ? $"<b>{PlotlyJson.Text(text)}</b>" : PlotlyJson.Text(text)), ("x", place.X), ("y", place.Bottom), ("xref", "paper"), ("yref", "paper"),
                ("xanchor", "left"), ("yanchor", "bottom"), ("yshift", shift), ("xshift", bold ? 0 : -8), ("showarrow", false)));
        }
    }

    private static string Transparent(Rgb color, double opacity) => $"rgba({color.R},{color.G},{color.B},{SvgWriter.Number(opacity)})";

    private JsonArray List(string name) => (JsonArray)layout[name]!;
}
