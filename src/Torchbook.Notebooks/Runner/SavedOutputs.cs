using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>Writes a run's outputs back into the lesson that is committed, small enough for a repository.</summary>
internal static class SavedOutputs
{
    public const int MaxFigureBytes = 100_000;
    public const int MaxFileBytes = 1_000_000;
    private static readonly string[] kept = [Mime.Png, Mime.PlainText, Mime.Html, Mime.Plotly];

    /// <param name="path">The committed lesson; only outputs, counts and stamps in it change.</param>
    /// <param name="executed">The lesson as it ran.</param>
    /// <param name="before">The lesson's JSON as it was loaded for the run: whoever has changed it since does not lose the change.</param>
    /// <exception cref="IOException">It was changed, it cannot be written, or its outputs are too large for a repository.</exception>
    public static void Write(string path, NotebookDocument executed, string before)
    {
        var lesson = Reload(path, before);
        var ran = executed.Cells.Where(c => c.Kind == CellKind.Code).ToDictionary(c => c.Id);
        foreach (var cell in lesson.Cells.Where(c => c.Kind == CellKind.Code && ran.ContainsKey(c.Id)))
        {
            Copy(ran[cell.Id], cell);
        }

        RunRecord.ReadFrom(executed)?.WriteTo(lesson);
        if (Size(lesson) > MaxFileBytes)
        {
            RemoveFigures(lesson);
        }

        if (Size(lesson) is var size && size > MaxFileBytes)
        {
            throw new IOException($"{path}: not saved, its outputs make it {size / 1e6:0.0} MB, more than {MaxFileBytes / 1e6:0} MB. Show fewer or smaller pictures.");
        }

        lesson.Save(path);
    }

    private static NotebookDocument Reload(string path, string before)
    {
        try
        {
            var lesson = NotebookDocument.Load(path);
            return lesson.ToJson() == before
                ? lesson
                : throw new IOException($"{path}: not saved, somebody changed it during the run. Run it again, so that outputs belong to what it says now.");
        }
        catch (NotebookFormatException e)
        {
            throw new IOException($"{path}: not saved, during the run it was removed or broken ({e.Message}).", e);
        }
    }

    private static void Copy(NotebookCell from, NotebookCell to)
    {
        to.ClearOutputs();
        to.ExecutionCount = from.ExecutionCount;
        foreach (var output in from.Outputs)
        {
            to.Outputs.Add(Small((JsonObject)output!.DeepClone()));
        }

        if (from.ExecutionCount is null)
        {
            SourceStamp.Remove(to);
        }
        else
        {
            SourceStamp.Set(to);
        }
    }

    private static JsonObject Small(JsonObject output)
    {
        if (output["data"] is JsonObject data)
        {
            foreach (var (mime, content) in data.ToList())
            {
                if (!kept.Contains(mime) || (mime == Mime.Plotly && content!.ToJsonString().Length > MaxFigureBytes))
                {
                    data.Remove(mime);
                }
            }
        }

        return output;
    }

    private static void RemoveFigures(NotebookDocument lesson)
    {
        foreach (var output in lesson.Cells.SelectMany(c => c.Outputs))
        {
            (output!["data"] as JsonObject)?.Remove(Mime.Plotly);
        }
    }

    private static int Size(NotebookDocument lesson) => Encoding.UTF8.GetByteCount(lesson.ToJson());
}
