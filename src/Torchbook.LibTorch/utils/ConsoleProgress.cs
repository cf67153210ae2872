using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>Percent, or bytes where the end is not known, in one line of the console.</summary>
internal sealed class ConsoleProgress(bool hidden) : IProgressBar
{
    private long value;
    private string shown = "";

    public long? Maximum { get; set; }

    public long Value
    {
        get => value;
        set
        {
            this.value = value;
            Show(Maximum is > 0 ? $"{100 * value / Maximum}%" : $"{value} bytes");
        }
    }

    public void Dispose()
    {
        if (shown.Length > 0) Console.Error.WriteLine();
    }

    private void Show(string text)
    {
        if (hidden || text == shown) return;
        Console.Error.Write("\r" + text.PadRight(shown.Length));
        shown = text;
    }
}
