using System.Text.Json;
using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Questions about cells that do not run one.</summary>
internal static class CellQuestions
{
    public static JsonObject Complete(CellEngine engine, JsonObject request) => new()
    {
        ["list"] = JsonSerializer.SerializeToNode(engine.Completion.Complete((string)request["code"]!, (int)request["position"]!)),
    };

    public static JsonObject IsComplete(CellEngine engine, JsonObject request) => new()
    {
        ["state"] = engine.Completion.IsComplete((string)request["code"]!).ToString(),
    };

    public static JsonObject Inspect(CellEngine engine, JsonObject request) => new()
    {
        ["found"] = JsonSerializer.SerializeToNode(
            engine.Completion.Inspect((string)request["code"]!, (int)request["position"]!, (bool)request["everything"]!)),
    };

    public static JsonObject Evaluate(CellEngine engine, JsonObject request)
    {
        var result = engine.Run((string)request["code"]!, "expression");
        try
        {
            return result.Error is null ? Shown(Formatter.ToBundle(result.Value)) : Failed(result.Error);
        }
        catch (Exception e) when (e is not IOException)
        {
            return Failed(CellTrace.Describe(e, "expression"));
        }
    }

    private static JsonObject Shown(MimeBundle bundle) => new() { ["data"] = bundle.Data.DeepClone(), ["metadata"] = bundle.Metadata.DeepClone() };

    private static JsonObject Failed(CellError error) => new() { ["error"] = CellErrors.Write(error) };
}
