using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Torchbook.Notebooks.Cells.CSharp;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>Answers questions about code that is still being written.</summary>
internal sealed class CodeRequests(KernelProcess process)
{
    public static JsonObject IsComplete(JupyterMessage message)
    {
        var tree = CSharpSyntaxTree.ParseText(message.Text("code"), CellCompiler.Script);
        var complete = SyntaxFactory.IsCompleteSubmission(tree);
        var invalid = complete && tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return complete
            ? new() { ["status"] = invalid ? "invalid" : "complete" }
            : new() { ["status"] = "incomplete", ["indent"] = "    " };
    }

    public JsonObject Complete(JupyterMessage message)
    {
        var code = message.Text("code");
        var cursor = Cursor(message, code);
        var (matches, start) = process.CompleteAsync(code, cursor).GetAwaiter().GetResult();
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. matches.Select(m => (JsonNode)m)]),
            ["cursor_start"] = CursorPosition.ToJupyter(code, start),
            ["cursor_end"] = CursorPosition.ToJupyter(code, cursor),
            ["metadata"] = new JsonObject(),
        };
    }

    public JsonObject Inspect(JupyterMessage message)
    {
        var code = message.Text("code");
        var text = process.InspectAsync(code, Cursor(message, code)).GetAwaiter().GetResult();
        var data = new JsonObject();
        if (text is not null)
        {
            data[Display.Mime.PlainText] = text;
        }

        return new() { ["status"] = "ok", ["found"] = text is not null, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    // A front end that sends no place means the end.
    private static int Cursor(JupyterMessage message, string code) => CursorPosition.ToDotnet(code, message.Number("cursor_pos", int.MaxValue));
}
