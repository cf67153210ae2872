using System.Collections.Concurrent;
using System.Reflection;

namespace Torchbook.Display.Formatting;

/// <summary>Shows values in a .NET Interactive notebook, whose members are known by their names.</summary>
internal sealed class NotebookSink : IDisplaySink
{
    private readonly MethodInfo display;
    private readonly ConcurrentDictionary<string, object> shown = new();

    private NotebookSink(MethodInfo display) => this.display = display;

    /// <summary>Null where .NET Interactive does not run.</summary>
    public static NotebookSink? TryCreate() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(a => a.GetName().Name!.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal))
        .Select(a => a.GetType("System.DisplayExtensions")?.GetMethod("Display", [typeof(object), typeof(string[])]))
        .FirstOrDefault(m => m is not null) is { } display ? new(display) : null;

    public void Display(MimeBundle bundle, string displayId)
    {
        if (display.Invoke(null, [Page(bundle), (string[])[Mime.Html]]) is { } place)
        {
            shown[displayId] = place;
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        if (shown.TryGetValue(displayId, out var place))
        {
            place.GetType().GetMethod("Update", [typeof(object)])?.Invoke(place, [Page(bundle)]);
        }
    }

    public void Clear(bool wait) { }

    private static Html Page(MimeBundle bundle) => new(BundleHtml.Of(bundle));
}
