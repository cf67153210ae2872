namespace Torchbook.Display;

/// <summary>
/// Shows text in a terminal. An output that changes is rewritten in place while nothing else was printed; in a file or pipe, where
/// nothing can be rewritten, it changes seldom.
/// </summary>
internal sealed class ConsoleSink : IDisplaySink
{
    private const string EraseToEnd = "\u001b[K";
    private string? open;

    public TimeSpan UpdateInterval => Console.IsOutputRedirected ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(100);

    public void Display(MimeBundle bundle, string displayId)
    {
        Console.WriteLine(Text(bundle));
        open = displayId;
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        var text = Text(bundle);
        var inPlace = open == displayId && !Console.IsOutputRedirected && !text.Contains('\n');
        Console.WriteLine(inPlace ? $"\u001b[1A\r{text}{EraseToEnd}" : text);
    }

    public void Clear(bool wait) { }

    private static string Text(MimeBundle bundle) => (string)bundle.Data[Mime.PlainText]!;
}
