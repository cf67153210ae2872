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
            <div class="error"><p><strong>{HtmlText.Encode(name)}</strong> {TerminalText.ToHtml(message)}</p>{Trace(trace, name, message)}</div>

            """;
    }

    // The trace often begins with what the box has already said.
    private static string Trace(string trace, string name, string message)
    {
        var plain = TerminalText.Plain(trace);
        var rest = plain.StartsWith($"{name}: {message}", StringComparison.Ordinal) ? plain[(name.Length + 2 + message.Length)..]
            : plain.StartsWith(message, StringComparison.Ordinal) ? plain[message.Length..]
            : trace;
        return string.IsNullOrWhiteSpace(rest) ? "" : $"<pre class=\"text\">{TerminalText.ToHtml(rest.Trim('\r', '\n'))}</pre>";
    }
}
