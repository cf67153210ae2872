namespace Torchbook.Display;

/// <summary>The process's current <see cref="IDisplaySink"/>; a plain program prints the text representation.</summary>
public static class DisplaySink
{
    /// <summary>Set by the notebook host at start.</summary>
    public static IDisplaySink Current { get; set; } = new ConsoleSink();

    private sealed class ConsoleSink : IDisplaySink
    {
        public void Display(MimeBundle bundle, string displayId) => Console.WriteLine((string?)bundle.Data[Mime.PlainText]);

        public void Update(MimeBundle bundle, string displayId) => Display(bundle, displayId);

        public void Clear(bool wait) { }
    }
}
