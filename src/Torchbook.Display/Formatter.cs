using System.Text.Json.Nodes;
using Torchbook.Display.Formatting;

namespace Torchbook.Display;

/// <summary>Turns any value into a <see cref="MimeBundle"/>. Names as in .NET Interactive.</summary>
public static class Formatter
{
    private const int DefaultExpansionLimit = 20;
    private static readonly FormatterRegistry registry = new();

    /// <summary>How many elements of a sequence, or rows of a table, are shown; what is left out is said. 20 at first.</summary>
    public static int ListExpansionLimit { get; set; } = DefaultExpansionLimit;

    /// <summary>Shows values of type <typeparamref name="T"/>, and of types derived from it, by a function of their own.</summary>
    /// <param name="formatter">Gives the representation.</param>
    /// <param name="mimeType">What it gives: text is shown as text, only <c>text/html</c> is taken for markup.</param>
    public static void Register<T>(Func<T, string> formatter, string mimeType = Mime.PlainText) =>
        registry.Add(typeof(T), mimeType, value => formatter((T)value));

    /// <inheritdoc cref="Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = Mime.PlainText) =>
        Register(typeof(T), (value, writer) => formatter((T)value, writer), mimeType);

    /// <summary>Shows values of <paramref name="type"/>, which may be an open generic such as <c>typeof(List&lt;&gt;)</c>.</summary>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = Mime.PlainText) =>
        registry.Add(type, mimeType, value =>
        {
            using var writer = new StringWriter();
            formatter(value, writer);
            return writer.ToString();
        });

    /// <summary>Shows values of type <typeparamref name="T"/> by several representations at once.</summary>
    public static void Register<T>(Func<T, MimeBundle> formatter) => registry.Add(typeof(T), value => formatter((T)value));

    /// <summary>Shows values of <paramref name="type"/>, and of types derived from it, by these MIME types alone; text goes with them in any case.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => registry.Prefer(type, preferredMimeTypes);

    /// <summary>Forgets everything registered, every preference and every limit set.</summary>
    public static void ResetToDefault()
    {
        registry.Clear();
        ListExpansionLimit = DefaultExpansionLimit;
    }

    /// <summary>The representations of <paramref name="value"/>; never without <c>text/plain</c>.</summary>
    public static MimeBundle ToBundle(object? value)
    {
        var bundle = value switch
        {
            MimeBundle ready => ready,
            not null when registry.Find(value.GetType()) is { } registered => registered(value),
            IDisplayable displayable => displayable.ToMimeBundle(),
            _ => HtmlTable.TryWrite(value) is { } table ? new MimeBundle().With(Mime.Html, table) : new(),
        };
        if (!bundle.Data.ContainsKey(Mime.PlainText))
        {
            bundle.With(Mime.PlainText, value is MimeBundle ? $"({string.Join(", ", bundle.Data.Select(d => d.Key))})" : PlainText.Write(value));
        }

        if (value is not null and not MimeBundle && registry.Preferred(value.GetType()) is { } preferred)
        {
            KeepOnly(bundle, preferred);
        }

        return bundle;
    }

    private static void KeepOnly(MimeBundle bundle, string[] mimeTypes)
    {
        foreach (var (mime, _) in bundle.Data.Where(d => d.Key != Mime.PlainText && !mimeTypes.Contains(d.Key)).ToList())
        {
            bundle.Data.Remove(mime);
        }
    }

    /// <summary>One representation of <paramref name="value"/>; as <c>text/html</c>, what has no markup of its own is encoded.</summary>
    public static string ToDisplayString(this object? value, string mimeType = Mime.PlainText)
    {
        var data = ToBundle(value).Data;
        return data.TryGetPropertyValue(mimeType, out var found) && found is not null
            ? found is JsonValue text ? text.GetValue<string>() : found.ToJsonString()
            : mimeType == Mime.Html ? $"<pre>{HtmlTable.Encode((string)data[Mime.PlainText]!)}</pre>" : (string)data[Mime.PlainText]!;
    }
}
