using Torchbook.Display;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Receives what a running cell shows. Calls come one after the other.</summary>
public interface ICellOutput
{
    /// <summary>Text written to <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, string text);

    /// <summary>A new output, named for later updates.</summary>
    void Display(MimeBundle bundle, string displayId);

    /// <summary>Replaces the output of that name.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>The value of the cell's last expression.</summary>
    void Result(MimeBundle bundle);

    /// <summary>Removes the cell's outputs so far; with <paramref name="wait"/>, when the next one comes.</summary>
    void Clear(bool wait);

    /// <summary>Something the run wants remembered beside its outputs (see <see cref="RunFacts"/>).</summary>
    void Fact(string name, string value);

    /// <summary>Whether somebody is there who can answer <see cref="Ask"/>.</summary>
    bool CanAsk => false;

    /// <summary>The cell waits for a line of text, which goes to <see cref="CellProcess.GiveInput"/>.</summary>
    /// <param name="prompt">What to ask; may be empty.</param>
    /// <param name="password">Whether what is typed must not be seen.</param>
    void Ask(string prompt, bool password)
    {
    }
}
