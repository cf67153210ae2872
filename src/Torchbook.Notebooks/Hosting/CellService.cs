using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Answers the host's questions: one case a question.</summary>
internal sealed class CellService(CellEngine engine, HostSink sink, CellInput input, NativeMarks marks)
{
    /// <summary>Where displays go.</summary>
    public HostSink Sink => sink;

    /// <summary>Where cells read what the user types.</summary>
    public CellInput Input => input;

    /// <summary>The answer; where giving it failed, one that says how. Whatever happens, the host is not left waiting.</summary>
    public JsonObject Answer(JsonObject request)
    {
        try
        {
            return Find(request);
        }
        catch (Exception e) when (e is not IOException)
        {
            return new JsonObject { ["error"] = CellErrors.Write(CellTrace.Describe(e, "")) };
        }
    }

    private JsonObject Find(JsonObject request) => (string)request["type"]! switch
    {
        "execute" => Execute(request),
        "complete" => CellQuestions.Complete(engine, request),
        "isComplete" => CellQuestions.IsComplete(engine, request),
        "inspect" => CellQuestions.Inspect(engine, request),
        "evaluate" => CellQuestions.Evaluate(engine, request),
        var unknown => throw new ArgumentException($"There is no question '{unknown}'."),
    };

    private JsonObject Execute(JsonObject request)
    {
        var count = (int)request["count"]!;
        input.IsAllowed = (bool)request["canAsk"]!;
        var result = engine.Run((string)request["code"]!, $"In[{count}]", (string)request["language"]!);
        var error = result.Error;
        if (error is null && result.Value is not null && !(bool)request["silent"]!)
        {
            error = Show(result.Value, count);
        }

        input.IsAllowed = false;
        marks.Write();
        return error is null ? [] : new JsonObject { ["error"] = CellErrors.Write(error) };
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
