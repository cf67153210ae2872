using System.Text.Json.Nodes;
using Torchbook.Notebooks.Jupyter.History;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>Tells what was run before.</summary>
internal sealed class HistoryRequests(CellHistory history)
{
    private const int UsualTail = 10;

    public JsonObject Answer(JupyterMessage message)
    {
        var withOutput = message.Flag("output", false);
        return new() { ["status"] = "ok", ["history"] = new JsonArray([.. Entries(message).Select(e => Entry(e, withOutput))]) };
    }

    private IEnumerable<HistoryEntry> Entries(JupyterMessage message) => message.Text("hist_access_type", "tail") switch
    {
        "range" => history.Range(message.Number("session", 0), message.Number("start", 0), (int?)message.Content["stop"]),
        "search" => history.Search(message.Text("pattern", "*"), (int?)message.Content["n"], message.Flag("unique", false)),
        "tail" => history.Tail(message.Number("n", UsualTail)),
        var unknown => throw new ArgumentException($"There is no history of the type '{unknown}'; there are range, search and tail."),
    };

    // Outputs are not kept: they stand in the notebook.
    private static JsonNode Entry(HistoryEntry entry, bool withOutput) =>
        new JsonArray(entry.Session, entry.Line, withOutput ? new JsonArray(entry.Source, null) : JsonValue.Create(entry.Source));
}
