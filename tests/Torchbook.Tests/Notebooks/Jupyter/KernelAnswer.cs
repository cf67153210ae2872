using System.Text.Json.Nodes;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>What came back from one request.</summary>
/// <param name="Reply">The reply's content; null when there was none.</param>
/// <param name="Published">Type and content of all that was published for it, up to "idle".</param>
internal sealed record KernelAnswer(JsonObject? Reply, IReadOnlyList<(string Type, JsonObject Content)> Published)
{
    public string Status => (string?)Reply?["status"] ?? "none";

    public string Error => (string?)Reply?["evalue"] ?? "";

    public string Value => (string?)Published.LastOrDefault(m => m.Type == "execute_result").Content?["data"]?["text/plain"] ?? "";

    public string Text(string stream = "stdout") => string.Concat(Published
        .Where(m => m.Type == "stream" && (string)m.Content["name"]! == stream).Select(m => (string)m.Content["text"]!));
}
