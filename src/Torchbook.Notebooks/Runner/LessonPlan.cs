using System.Globalization;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>Which cells of a lesson run, and whose outputs stay as they are.</summary>
internal sealed class LessonPlan
{
    /// <exception cref="RunSetupException">A parameter's value does not fit, or there is no cell to start from.</exception>
    public LessonPlan(string path, NotebookDocument document, IEnumerable<KeyValuePair<string, string>> parameters, RunOptions options)
    {
        LessonPath = Path.GetFullPath(path);
        Document = document;
        Original = document.ToJson();
        Name = Path.GetFileNameWithoutExtension(path);
        OutputPath = Path.Combine(options.OutDir, Name + ".ipynb");
        ParameterCell.Inject(document, parameters);
        Cells = [.. document.Cells.Where(c => Runs(c, options))];
        Quiet = options.From is null ? 0 : IndexOf(options.From);
        StoredOutputs.Keep(document, [.. Cells.Take(Quiet)], OutputPath);
    }

    public string LessonPath { get; }

    public string Name { get; }

    /// <summary>Where the executed notebook goes.</summary>
    public string OutputPath { get; }

    public NotebookDocument Document { get; }

    /// <summary>The lesson's JSON before anything was put into it.</summary>
    public string Original { get; }

    /// <summary>The cells that run, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>How many of the first cells run only for what they declare: their outputs stay what they were.</summary>
    public int Quiet { get; }

    // nbclient's name for a cell to leave out is skip-execution.
    private static bool Runs(NotebookCell cell, RunOptions options) => cell.Kind == CellKind.Code && cell.Source.Trim().Length > 0
        && (options.Solutions || !cell.HasTag("solution")) && !cell.HasTag("skip-execution");

    private int IndexOf(string wanted)
    {
        var index = Cells.ToList().FindIndex(c => c.Id == wanted);
        if (index < 0 && int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Cells.Count)
        {
            index = number - 1;
        }

        return index >= 0 ? index : throw new RunSetupException(
            $"{Name} has no cell '{wanted}' to start from: name one by its number In[1] to In[{Cells.Count}], as 1 to {Cells.Count}, or by its id.");
    }
}
