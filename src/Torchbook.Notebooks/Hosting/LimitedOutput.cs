using Torchbook.Display;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Hands on the beginning of what a cell shows, and says what was left out.</summary>
internal sealed class LimitedOutput(ICellOutput inner, OutputLimits limits) : ICellOutput
{
    private readonly HashSet<string> shown = [];
    private long text;
    private long displayBytes;
    private int displays;
    private int dropped;

    /// <summary>A new cell starts, with nothing shown.</summary>
    public void Begin() => (text, displayBytes, displays, dropped) = (0, 0, 0, 0);

    /// <summary>The cell has ended: says how much was left out.</summary>
    public void Finish()
    {
        if (text > limits.Text)
        {
            inner.Stream("stderr", $"[Output cut: the cell printed {text:N0} characters, of which the first {limits.Text:N0} are shown.]\n");
        }

        if (dropped > 0)
        {
            inner.Stream("stderr", $"[Output cut: {dropped:N0} more displays, over the {limits.Displays:N0} or {limits.DisplayBytes >> 20} MB that one cell may show.]\n");
        }
    }

    public void Stream(string name, string content)
    {
        var room = limits.Text - text;
        text += content.Length;
        if (content.Length <= room)
        {
            inner.Stream(name, content);
        }
        else if (room >= 0)
        {
            // Said once, when it happens: a cell that prints for ever has no end at which to say it.
            if (room > 0)
            {
                inner.Stream(name, content[..(int)room]);
            }

            inner.Stream("stderr", $"\n[Output cut: what the cell prints beyond {limits.Text:N0} characters is counted, not shown.]\n");
        }
    }

    public void Display(MimeBundle bundle, string displayId)
    {
        if (Fits(bundle))
        {
            shown.Add(displayId);
            inner.Display(bundle, displayId);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        if (shown.Contains(displayId))
        {
            inner.Update(bundle, displayId);
        }
    }

    public void Result(MimeBundle bundle)
    {
        if (Fits(bundle))
        {
            inner.Result(bundle);
        }
    }

    // What is taken away makes room: a cell may draw picture after picture in one place.
    public void Clear(bool wait)
    {
        (text, displayBytes, displays) = (0, 0, 0);
        inner.Clear(wait);
    }

    public void Fact(string name, string value) => inner.Fact(name, value);

    public bool CanAsk => inner.CanAsk;

    public void Ask(string prompt, bool password) => inner.Ask(prompt, password);

    private bool Fits(MimeBundle bundle)
    {
        displays++;
        displayBytes += bundle.Data.ToJsonString().Length;
        var fits = displays <= limits.Displays && displayBytes <= limits.DisplayBytes;
        dropped += fits ? 0 : 1;
        return fits;
    }
}
