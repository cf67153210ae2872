using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Runner;

/// <summary>Turns what a lesson's cells show into nbformat outputs: text merged, updates applied, and no more than a page can hold.</summary>
internal sealed class OutputCollector(RunOptions options, Action<JsonObject> onOutput, Action<string, string> onFact) : ICellOutput
{
    private readonly Dictionary<string, JsonObject> byDisplayId = [];
    private readonly StringBuilder text = new();
    private NotebookCell? cell;
    private JsonObject? openStream;
    private bool clearOnNext;
    private long textLength;
    private long displayLength;
    private int displaysDropped;

    /// <summary>From now on outputs belong to <paramref name="next"/>.</summary>
    public void Begin(NotebookCell next)
    {
        cell = next;
        openStream = null;
        clearOnNext = false;
        (textLength, displayLength, displaysDropped) = (0, 0, 0);
    }

    /// <summary>Writes pending text into the cell and says what was left out.</summary>
    public void Finish()
    {
        if (textLength > options.MaxTextPerCell)
        {
            Append("stderr", $"\n[Output cut: the cell printed {textLength:N0} characters, of which the first {options.MaxTextPerCell:N0} are kept.]\n");
        }

        CloseStream();
        if (displaysDropped > 0)
        {
            Add(NotebookOutput.Stream("stderr", $"[Output cut: {displaysDropped:N0} more displays, over the {options.MaxDisplayPerCell >> 20} MB kept of one cell.]\n"));
        }
    }

    public void Stream(string name, string content)
    {
        var room = options.MaxTextPerCell - textLength;
        textLength += content.Length;
        if (room > 0)
        {
            Append(name, content.Length <= room ? content : content[..(int)room]);
        }
    }

    public void Display(MimeBundle bundle, string displayId)
    {
        if (Fits(bundle))
        {
            var output = NotebookOutput.Display(bundle);
            byDisplayId[displayId] = output;
            Add(output);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        if (byDisplayId.TryGetValue(displayId, out var shown))
        {
            var changed = NotebookOutput.Display(bundle);
            shown["data"] = changed["data"]!.DeepClone();
            shown["metadata"] = changed["metadata"]!.DeepClone();
            onOutput(shown);
        }
    }

    public void Result(MimeBundle bundle)
    {
        if (Fits(bundle))
        {
            Add(NotebookOutput.Result(bundle, cell!.ExecutionCount!.Value));
        }
    }

    public void Clear(bool wait)
    {
        clearOnNext = wait;
        if (!wait)
        {
            RemoveAll();
        }
    }

    public void Fact(string name, string value) => onFact(name, value);

    /// <summary>Adds an output that the host itself has to say.</summary>
    public void Add(JsonObject output)
    {
        CloseStream();
        ClearIfAsked();
        cell!.Outputs.Add(output);
        onOutput(output);
    }

    private void Append(string name, string content)
    {
        ClearIfAsked();
        if (openStream is null || (string)openStream["name"]! != name)
        {
            CloseStream();
            openStream = NotebookOutput.Stream(name, "");
            cell!.Outputs.Add(openStream);
        }

        text.Append(content);
        onOutput(NotebookOutput.Stream(name, content));
    }

    private void CloseStream()
    {
        if (openStream is not null)
        {
            openStream["text"] = MultilineText.Split(text.ToString());
            text.Clear();
            openStream = null;
        }
    }

    private void ClearIfAsked()
    {
        if (clearOnNext)
        {
            clearOnNext = false;
            RemoveAll();
        }
    }

    private void RemoveAll()
    {
        openStream = null;
        text.Clear();
        cell!.Outputs.Clear();
    }

    private bool Fits(MimeBundle bundle)
    {
        displayLength += bundle.Data.ToJsonString().Length;
        displaysDropped += displayLength > options.MaxDisplayPerCell ? 1 : 0;
        return displayLength <= options.MaxDisplayPerCell;
    }
}
