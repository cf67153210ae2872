using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Answers the host's questions: one case a question.</summary>
internal sealed class CellService(CellEngine engine, HostSink sink, NativeMarks marks)
{
    /// <summary>Where displays go.</summary>
    public HostSink Sink => sink;

    public JsonObject Answer(JsonObject request) => (string)request["type"]! switch
    {
        "execute" => Execute((string)request["code"]!, (string)request["language"]!, (int)request["count"]!, (bool)request["silent"]!),
        "complete" => Complete((string)request["code"]!, (int)request["position"]!),
        "inspect" => new JsonObject { ["text"] = engine.Completion.Inspect((string)request["code"]!, (int)request["position"]!) },
        var unknown => throw new ArgumentException($"There is no question '{unknown}'."),
    };

    private JsonObject Execute(string code, string language, int count, bool silent)
    {
        var result = engine.Run(code, $"In[{count}]", language);
        var error = result.Error;
        if (error is null && result.Value is not null && !silent)
        {
            error = Show(result.Value, count);
        }

        marks.Write();
        return error is null ? [] : new JsonObject { ["error"] = CellErrors.Write(error) };
    }

    private JsonObject Complete(string code, int position)
    {
        var (matches, start) = engine.Completion.Complete(code, position);
        return new JsonObject { ["matches"] = new JsonArray([.. matches.Select(m => (JsonNode)m)]), ["start"] = start };
    }

    private CellError? Show(object value, int count)
    {
        try
        {
            sink.Result(Formatter.ToBundle(value));
            return null;
        }
        catch (Exception e) when (e is not IOException)
        {
            return CellTrace.Describe(e, $"In[{count}]");
        }
    }
}
