using System.Globalization;
using System.Text.Json.Nodes;

namespace Torchbook.Charts;

/// <summary>JSON as plotly.js reads it: compact numbers, null for gaps.</summary>
internal static class PlotlyJson
{
    /// <summary>An object without the members that are null.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json[name] = Node(value);
            }
        }

        return json;
    }

    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(Number)];

    public static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(v => (JsonNode?)JsonValue.Create(v))];

    /// <summary>Symmetric error bars.</summary>
    public static JsonObject Errors(IEnumerable<double> values) => Object(("type", "data"), ("array", Numbers(values)), ("visible", true));

    /// <summary>plotly.js reads a small part of HTML in texts; these are no markup.</summary>
    public static string? Text(string? text) => text?.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Six significant digits are more than any screen shows.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value)
        ? JsonValue.Create(double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        : null;

    private static JsonNode? Node(object value) => value switch
    {
        JsonNode node => node,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        double number => Number(number),
        _ => throw new ArgumentException($"{value.GetType()} has no JSON form here.", nameof(value)),
    };
}
