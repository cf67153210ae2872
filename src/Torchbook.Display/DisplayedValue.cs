namespace Torchbook.Display;

/// <summary>An output on the page that can still change.</summary>
/// <param name="displayId">The name under which front ends know it.</param>
/// <param name="mimeTypes">The representations that it is shown in; all when empty.</param>
public sealed class DisplayedValue(string displayId, params string[] mimeTypes)
{
    /// <summary>The name under which front ends know this output.</summary>
    public string DisplayId { get; } = displayId;

    /// <summary>Replaces what is shown by <paramref name="value"/>.</summary>
    public void Update(object? value) => DisplaySink.Current.Update(Formatter.ToBundle(value, mimeTypes), DisplayId);
}
