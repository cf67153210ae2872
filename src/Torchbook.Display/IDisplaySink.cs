namespace Torchbook.Display;

/// <summary>Where displayed values go: the Jupyter kernel, the headless runner, or a terminal.</summary>
public interface IDisplaySink
{
    /// <summary>How often one output should change at most; <see cref="Progress"/> keeps to it.</summary>
    TimeSpan UpdateInterval => TimeSpan.FromMilliseconds(100);

    /// <summary>Shows a new output. <paramref name="displayId"/> names it for later updates.</summary>
    void Display(MimeBundle bundle, string displayId);

    /// <summary>Replaces the output named <paramref name="displayId"/> wherever it is shown.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>Clears the current cell's output; with <paramref name="wait"/>, only when the next output arrives.</summary>
    void Clear(bool wait);
}
