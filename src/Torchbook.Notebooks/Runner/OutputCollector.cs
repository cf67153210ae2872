using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Runner;

/// <summary>Turns what a lesson's cells show into nbformat outputs: text merged and updates applied.</summary>
internal sealed class OutputCollector(Action<JsonObject> onOutput, Action<string, string> onFact) : ICellOutput
{
    private readonly Dictionary<string, JsonObject> byDisplayId = [];
    private readonly StringBuilder text = new();
    private NotebookCell? cell;
    private JsonObject? openStream;
    private bool clearOnNext;

    /// <summary>From now on outputs belong to <paramref name="next"/>.</summary>
    public void Begin(NotebookCell next)
    {
        cell = next;
        openStream = null;
        clearOnNext = false;
    }

    /// <summary>Writes pending text into the cell.</summary>
    public void Finish() => CloseStream();

    public void Stream(string name, string content)
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

    public void Display(MimeBundle bundle, string displayId)
    {
        var output = NotebookOutput.Display(bundle);
        byDisplayId[displayId] = output;
        Add(output);
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

    public void Result(MimeBundle bundle) => Add(NotebookOutput.Result(bundle, cell!.ExecutionCount!.Value));

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
}
