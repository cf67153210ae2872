using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Display.Formatting;

/// <summary>Plotly.NET's charts: their JSON for front ends that draw it, and what they hold in words for all others.</summary>
internal static class PlotlyNetChart
{
    private const string Chart = "Plotly.NET.GenericChart";

    /// <summary>The chart; null for any other value.</summary>
    public static MimeBundle? TryBundle(object value)
    {
        // Up to version 4 the type is nested in a module of its name; later the module has a suffix.
        if (!ForeignMember.IsOf(value, Chart) && !ForeignMember.IsOf(value, $"{Chart}+GenericChart"))
        {
            return null;
        }

        return ToJson(value) is { } method && Parse((string)method.Invoke(null, [value])!) is { } figure
            ? MimeBundle.Text(Describe(figure)).With(Mime.Html, $"<div>{HtmlRenderer.Encode(Describe(figure))}</div>").With(Mime.Plotly, figure)
            : null;
    }

    private static MethodInfo? ToJson(object chart)
    {
        var types = chart.GetType().Assembly;
        return new[] { $"{Chart}Module", Chart }.Select(name => types.GetType(name)).OfType<Type>()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .FirstOrDefault(m => m.Name == "toJson" && m.ReturnType == typeof(string)
                && m.GetParameters() is [var only] && only.ParameterType.IsInstanceOfType(chart));
    }

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject { } figure && figure["data"] is JsonArray ? figure : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Describe(JsonObject figure)
    {
        var title = (figure["layout"] as JsonObject)?["title"];
        var heading = Text(title is JsonObject parts ? parts["text"] : title) ?? "Plotly chart";
        var traces = ((JsonArray)figure["data"]!).OfType<JsonObject>().Select(Trace);
        return $"{heading}: {string.Join(", ", traces)}";
    }

    private static string Trace(JsonObject trace)
    {
        var kind = Text(trace["type"]) ?? "scatter";
        var points = ((trace["y"] ?? trace["x"] ?? trace["values"]) as JsonArray)?.Count;
        return (Text(trace["name"]) is { } name ? $"{kind} \"{name}\"" : kind) + (points is null ? "" : $" of {points} points");
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
