using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Pages.Outputs;

/// <summary>Joins neighboring pieces of one stream, which a host saves as they come.</summary>
internal static class MergedStreams
{
    public static IReadOnlyList<JsonObject> Of(JsonArray outputs)
    {
        var merged = new List<JsonObject>();
        foreach (var output in outputs.OfType<JsonObject>())
        {
            if (merged.LastOrDefault() is { } last && StreamName(output) is { } name && StreamName(last) == name)
            {
                merged[^1] = NotebookOutput.Stream(name, Text(last) + Text(output));
            }
            else
            {
                merged.Add(output);
            }
        }

        return merged;
    }

    private static string? StreamName(JsonObject output) =>
        MultilineText.Join(output["output_type"]) == "stream" ? MultilineText.Join(output["name"]) ?? "stdout" : null;

    private static string Text(JsonObject output) => MultilineText.Join(output["text"]) ?? "";
}
