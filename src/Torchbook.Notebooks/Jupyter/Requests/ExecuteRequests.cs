using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>Runs cells.</summary>
internal sealed class ExecuteRequests(KernelProcess process, KernelOutput output)
{
    private int count;

    /// <summary>Whether the cells that wait behind this one are not to run.</summary>
    public static bool EndsTheQueue(JupyterMessage message, JsonObject answer) =>
        message.Type == "execute_request" && (string?)answer["status"] == "error" && message.Flag("stop_on_error", true);

    public JsonObject Execute(JupyterMessage message)
    {
        var code = message.Text("code");
        var silent = message.Flag("silent", false);
        output.Parent = message;
        if (!silent)
        {
            output.Count = ++count;
            output.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = count }, message);
        }

        var error = process.ExecuteAsync(code, CellLanguageName.Of(message.Metadata) ?? "csharp", count, silent).GetAwaiter().GetResult();
        if (error is null)
        {
            return new() { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };
        }

        output.Error(error);
        var reply = KernelOutput.ErrorContent(error);
        reply["status"] = "error";
        reply["execution_count"] = count;
        return reply;
    }
}
