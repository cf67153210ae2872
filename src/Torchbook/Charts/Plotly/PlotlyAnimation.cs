using System.Globalization;
using System.Text.Json.Nodes;

namespace Torchbook.Charts;

/// <summary>Writes an animation as plotly.js reads it, with a play button and a slider.</summary>
internal static class PlotlyAnimation
{
    private const double ControlsHeight = 70;

    public static JsonObject From(Animation animation)
    {
        var figures = animation.Frames.Select(PlotlyFigure.From).ToList();
        var figure = figures[0];
        var layout = (JsonObject)figure["layout"]!;
        var margin = (JsonObject)layout["margin"]!;
        layout["height"] = (double)layout["height"]! + ControlsHeight;
        margin["b"] = (double)margin["b"]! + ControlsHeight;
        layout["updatemenus"] = new JsonArray(Button(animation));
        layout["sliders"] = new JsonArray(Slider(animation));
        var frames = new JsonArray();
        foreach (var (index, next) in figures.Index())
        {
            var changed = new JsonObject();
            foreach (var part in new[] { "title", "shapes", "annotations", "images" })
            {
                if (next["layout"]![part] is { } value)
                {
                    changed[part] = value.DeepClone();
                }
            }

            frames.Add(PlotlyJson.Object(("name", Name(index)), ("data", next["data"]!.DeepClone()), ("layout", changed)));
        }

        figure["frames"] = frames;
        return figure;
    }

    private static JsonObject Button(Animation animation) => PlotlyJson.Object(
        ("type", "buttons"), ("x", 0), ("xanchor", "left"), ("y", 0), ("yanchor", "top"), ("pad", PlotlyJson.Object(("t", 62))), ("showactive", false),
        ("buttons", new JsonArray(PlotlyJson.Object(("label", "Play"), ("method", "animate"), ("args", new JsonArray(null, Timing(animation, fromCurrent: true)))))));

    private static JsonObject Slider(Animation animation) => PlotlyJson.Object(
        ("x", 0.18), ("len", 0.82), ("y", 0), ("yanchor", "top"), ("pad", PlotlyJson.Object(("t", 52))), ("currentvalue", PlotlyJson.Object(("visible", false))), ("ticklen", 0), ("minorticklen", 0),
        ("font", PlotlyJson.Object(("size", 11))),
        ("steps", new JsonArray([.. Enumerable.Range(0, animation.Frames.Count).Select(i => (JsonNode?)PlotlyJson.Object(
            ("label", Label(i, animation.Frames.Count)), ("method", "animate"), ("args", new JsonArray(new JsonArray(Name(i)), Timing(animation, fromCurrent: false)))))])));

    private static JsonObject Timing(Animation animation, bool fromCurrent) => PlotlyJson.Object(
        ("mode", "immediate"), ("fromcurrent", fromCurrent), ("transition", PlotlyJson.Object(("duration", 0))), ("frame", PlotlyJson.Object(("duration", Math.Round(animation.SecondsPerFrame * 1000)), ("redraw", true))));

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Numbers at the ends and about every tenth step, so that they do not crowd.</summary>
    private static string Label(int index, int count) => index == 0 || index == count - 1 || (count <= 12 && index % 2 == 0) ? Name(index + 1) : "";
}
