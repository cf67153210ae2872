using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Pages.Outputs;

/// <summary>The exception that ended a cell: what, why, and where.</summary>
internal static class ErrorBox
{
    public static string ToHtml(JsonObject output)
    {
        var name = MultilineText.Join(output["ename"]) ?? "Error";
        var message = MultilineText.Join(output["evalue"]) ?? "";
        var trace = output["traceback"] is JsonArray lines ? string.Join('\n', lines.Select(line => MultilineText.Join(line))) : "";
        return $"""
            <div class="error"><p><strong>{HtmlText.Encode(name)}</strong> {TerminalText.ToHtml(message)}</p>{Trace(trace, message)}</div>

            """;
    }

    private static string Trace(string trace, string message) =>
        string.IsNullOrWhiteSpace(trace) || trace.Trim() == message.Trim() ? "" : $"<pre class=\"text\">{TerminalText.ToHtml(trace)}</pre>";
}
