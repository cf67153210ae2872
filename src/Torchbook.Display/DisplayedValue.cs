namespace Torchbook.Display;

/// <summary>An output on the page that can still change.</summary>
public sealed class DisplayedValue(string displayId)
{
    /// <summary>The name under which front ends know this output.</summary>
    public string DisplayId { get; } = displayId;

    /// <summary>Replaces what is shown by <paramref name="value"/>.</summary>
    public void Update(object? value) => DisplaySink.Current.Update(Formatter.ToBundle(value), DisplayId);
}
