using System.Text.Json.Nodes;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Jupyter.History;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>Runs cells.</summary>
internal sealed class ExecuteRequests(KernelProcess process, KernelOutput output, CellHistory history)
{
    private int count;

    /// <summary>Whether the cells that wait behind this one are not to run.</summary>
    public static bool EndsTheQueue(JupyterMessage message, JsonObject answer) =>
        message.Type == "execute_request" && (string?)answer["status"] == "error" && message.Flag("stop_on_error", true);

    public JsonObject Execute(JupyterMessage message)
    {
        var code = message.Text("code");
        var silent = message.Flag("silent", false);
        // Only what is stored counts; a silent cell never is.
        var stored = !silent && message.Flag("store_history", true);
        output.Parent = message;
        output.Count = count = stored ? count + 1 : count;
        if (!silent)
        {
            output.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = count }, message);
        }

        if (stored)
        {
            history.Add(count, code);
        }

        if (HelpQuestion.In(code) is { } question)
        {
            return Succeeded(HelpQuestion.Payload(process, question), message);
        }

        var error = process.ExecuteAsync(code, CellLanguageName.Of(message.Metadata) ?? "csharp", count, silent).GetAwaiter().GetResult();
        return error is null ? Succeeded([], message) : Failed(error, code);
    }

    private JsonObject Succeeded(JsonArray payload, JupyterMessage message) => new()
    {
        ["status"] = "ok",
        ["execution_count"] = count,
        ["payload"] = payload,
        ["user_expressions"] = Evaluate(message.Content["user_expressions"] as JsonObject ?? []),
    };

    private JsonObject Failed(CellError error, string code)
    {
        output.Error(error, code);
        var reply = KernelOutput.ErrorContent(error, code);
        reply["status"] = "error";
        reply["execution_count"] = count;
        reply["payload"] = new JsonArray();
        reply["user_expressions"] = new JsonObject();
        return reply;
    }

    private JsonObject Evaluate(JsonObject expressions)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions)
        {
            values[name] = Evaluate((string)expression!);
        }

        return values;
    }

    private JsonObject Evaluate(string expression)
    {
        var evaluation = process.EvaluateAsync(expression).GetAwaiter().GetResult();
        if (evaluation.Value is { } value)
        {
            return new() { ["status"] = "ok", ["data"] = value.Data.DeepClone(), ["metadata"] = value.Metadata.DeepClone() };
        }

        var failure = KernelOutput.ErrorContent(evaluation.Error!, expression);
        failure["status"] = "error";
        return failure;
    }
}
