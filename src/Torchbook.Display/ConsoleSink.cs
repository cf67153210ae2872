namespace Torchbook.Display;

/// <summary>
/// Shows text in a terminal. Outputs of one line that change are rewritten in place while nothing else was displayed below them; in a
/// file or pipe, where nothing can be rewritten, they change seldom.
/// </summary>
/// <param name="output">The terminal; the console by default.</param>
/// <param name="isTerminal">Whether lines can be rewritten; by default, whether the console's output goes to no file or pipe.</param>
internal sealed class ConsoleSink(TextWriter? output = null, bool? isTerminal = null) : IDisplaySink
{
    private const string EraseToEnd = "\u001b[K";
    private const int MostLines = 20;
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public TimeSpan UpdateInterval => IsTerminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10);

    private bool IsTerminal => isTerminal ?? !Console.IsOutputRedirected;

    private TextWriter Output => output ?? Console.Out;

    public void Display(MimeBundle bundle, string displayId)
    {
        lock (gate)
        {
            Append(Text(bundle), displayId);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        var text = Text(bundle);
        lock (gate)
        {
            var line = lines.IndexOf(displayId);
            if (!IsTerminal || line < 0 || text.Contains('\n'))
            {
                Append(text, displayId);
                return;
            }

            var up = lines.Count - line;
            Output.Write($"\u001b[{up}A\r{text}{EraseToEnd}\u001b[{up}B\r");
        }
    }

    public void Clear(bool wait) { }

    // Only what stands in one line each, to the last line, can be found again.
    private void Append(string text, string displayId)
    {
        Output.WriteLine(text);
        var before = lines.IndexOf(displayId);
        if (before >= 0)
        {
            lines[before] = "";
        }

        if (text.Contains('\n'))
        {
            lines.Clear();
            return;
        }

        lines.Add(displayId);
        if (lines.Count > MostLines)
        {
            lines.RemoveAt(0);
        }
    }

    private static string Text(MimeBundle bundle) => (string)bundle.Data[Mime.PlainText]!;
}
