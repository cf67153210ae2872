using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Cells.Completion;
using Torchbook.Notebooks.Cells.Documentation;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>Answers questions about code that is still being written.</summary>
internal sealed class CodeRequests(KernelProcess process)
{
    public JsonObject IsComplete(JupyterMessage message)
    {
        var state = process.IsCompleteAsync(message.Text("code")).GetAwaiter().GetResult();
        var reply = new JsonObject { ["status"] = state?.ToString().ToLowerInvariant() ?? "unknown" };
        if (state == CellCompleteness.Incomplete)
        {
            reply["indent"] = "    ";
        }

        return reply;
    }

    public JsonObject Complete(JupyterMessage message)
    {
        var code = message.Text("code");
        var list = process.CompleteAsync(code, Cursor(message, code)).GetAwaiter().GetResult();
        var (start, end) = (CursorPosition.ToJupyter(code, list.Start), CursorPosition.ToJupyter(code, list.End));
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. list.Items.Select(i => (JsonNode)i.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. list.Items.Select(i => Typed(i, start, end))]) },
        };
    }

    public JsonObject Inspect(JupyterMessage message)
    {
        var code = message.Text("code");
        var found = process.InspectAsync(code, Cursor(message, code), everything: message.Number("detail_level", 0) > 0).GetAwaiter().GetResult();
        return new() { ["status"] = "ok", ["found"] = found is not null, ["data"] = found is null ? [] : Data(found), ["metadata"] = new JsonObject() };
    }

    /// <summary>An inspection in every form that a front end may want.</summary>
    public static JsonObject Data(Inspection found) => new()
    {
        [Mime.PlainText] = found.Text,
        [Mime.Markdown] = found.Markdown,
        [Mime.Html] = found.Html,
    };

    // The name is Jupyter's: an experiment that all front ends rely on.
    private static JsonNode Typed(CompletionItem item, int start, int end)
    {
        var typed = new JsonObject { ["text"] = item.Text, ["type"] = item.Kind, ["start"] = start, ["end"] = end, ["signature"] = item.Signature ?? "" };
        if (item.Summary is not null)
        {
            typed["documentation"] = item.Summary;
        }

        return typed;
    }

    // A front end that sends no place means the end.
    private static int Cursor(JupyterMessage message, string code) => CursorPosition.ToDotnet(code, message.Number("cursor_pos", int.MaxValue));
}
