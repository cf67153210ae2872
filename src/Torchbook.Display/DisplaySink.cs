namespace Torchbook.Display;

/// <summary>The process's current <see cref="IDisplaySink"/>; a plain program prints the text representation.</summary>
public static class DisplaySink
{
    /// <summary>Set by the notebook host at start.</summary>
    public static IDisplaySink Current { get; set; } = new ConsoleSink();

    /// <summary>True where nothing can be updated in place: a plain program, not a notebook.</summary>
    public static bool IsConsole => Current is ConsoleSink;
}
