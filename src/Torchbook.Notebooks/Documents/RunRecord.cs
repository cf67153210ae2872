using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Documents;

/// <summary>
/// How an executed notebook came to be, kept in its metadata under <c>torchbook.run</c>: what a reader needs to run it again and
/// compare.
/// </summary>
public sealed record RunRecord
{
    /// <summary>Whether every cell ran; null when the run did not end.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>Wall time of the run, in seconds.</summary>
    public double? Seconds { get; init; }

    public long? Seed { get; init; }

    /// <summary>Versions, hardware, data: what it is → which, in the order to show.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>The record in a notebook's metadata; null where there is none. Values of a wrong type count as missing.</summary>
    public static RunRecord? ReadFrom(NotebookDocument notebook)
    {
        if ((notebook.Metadata["torchbook"] as JsonObject)?["run"] is not JsonObject json)
        {
            return null;
        }

        return new RunRecord
        {
            Succeeded = Value<bool>(json["succeeded"]),
            Seconds = Value<double>(json["seconds"]),
            Seed = Value<long>(json["seed"]),
            Facts = json["facts"] is JsonObject facts
                ? [.. facts.Select(fact => KeyValuePair.Create(fact.Key, MultilineText.Join(fact.Value) ?? fact.Value?.ToJsonString() ?? ""))]
                : [],
        };
    }

    /// <summary>Puts this record into a notebook's metadata, in place of an earlier one.</summary>
    public void WriteTo(NotebookDocument notebook)
    {
        if (notebook.Metadata["torchbook"] is not JsonObject torchbook)
        {
            notebook.Metadata["torchbook"] = torchbook = [];
        }

        // A lesson may know a fact better than the host: the later one of the same name counts.
        var facts = new JsonObject();
        foreach (var (name, value) in Facts)
        {
            facts[name] = value;
        }

        torchbook["run"] = new JsonObject
        {
            ["succeeded"] = Succeeded,
            ["seconds"] = Seconds,
            ["seed"] = Seed,
            ["facts"] = facts,
        };
    }

    private static T? Value<T>(JsonNode? node)
        where T : struct => node is JsonValue value && value.TryGetValue<T>(out var result) ? result : null;
}
