using System.Runtime.CompilerServices;
using Torchbook.Display.Formatting;

namespace Torchbook.Display;

/// <summary>Turns any value into a <see cref="MimeBundle"/>. Names as in .NET Interactive.</summary>
public static partial class Formatter
{
    private static readonly FormatterRegistry registry = new();
    private static readonly FormatterSources sources = new();

    [ThreadStatic]
    private static bool isNested;

    /// <summary>For formatters: whether the value that they show stands inside another one, in a cell of a table or a line, and has little room.</summary>
    public static bool IsNested => isNested;

    /// <summary>
    /// The representations of <paramref name="value"/>, never without <c>text/plain</c>: by what is registered for its type, by
    /// itself (<see cref="IDisplayable"/>), by what its library brings (<see cref="TypeFormatterSourceAttribute"/>), or by what it holds.
    /// </summary>
    /// <param name="value">Anything. Nothing that it does when it is read, such as throwing, ends the display.</param>
    /// <param name="mimeTypes">The representations to keep beside the text; all, or those preferred for the type, when empty.</param>
    public static MimeBundle ToBundle(object? value, params string[] mimeTypes)
    {
        var bundle = value switch
        {
            MimeBundle ready => ready,
            byte[] picture when mimeTypes is [var only] && PictureBytes.TryBundle(picture, only) is { } shown => shown,
            null => Read(null),
            _ => OwnBundle(value, out var failure) ?? Noting(failure, Read(value)),
        };
        if (!bundle.Data.ContainsKey(Mime.PlainText))
        {
            bundle.With(Mime.PlainText, value is MimeBundle ? $"({string.Join(", ", bundle.Data.Select(d => d.Key))})" : TextRenderer.Write(NodeReader.Read(value)));
        }

        if ((mimeTypes.Length > 0 ? mimeTypes : value is null or MimeBundle ? null : Kept(value.GetType())) is { } kept)
        {
            KeepOnly(bundle, kept);
        }

        return bundle;
    }

    /// <summary>One representation of <paramref name="value"/>; as <c>text/html</c>, what has no markup of its own is encoded.</summary>
    public static string ToDisplayString(this object? value, string mimeType = Mime.PlainText)
    {
        var bundle = ToBundle(value);
        return bundle.Data.TryGetPropertyValue(mimeType, out var found) && found is not null ? BundleText.Of(found)
            : mimeType == Mime.Html ? BundleHtml.Of(bundle)
            : (string)bundle.Data[Mime.PlainText]!;
    }

    /// <summary>What <paramref name="formatter"/> makes of <paramref name="value"/>; empty for a value that it leaves to others.</summary>
    public static string ToDisplayString(this object? value, ITypeFormatter formatter)
    {
        using var writer = new StringWriter();
        formatter.Format(value, writer);
        return writer.ToString();
    }

    /// <summary>Writes one representation of <paramref name="value"/>.</summary>
    public static void FormatTo(this object? value, TextWriter writer, string mimeType = Mime.PlainText) => writer.Write(value.ToDisplayString(mimeType));

    /// <summary>What a formatter or the value itself makes of it; null where there is none, or where it failed.</summary>
    internal static MimeBundle? OwnBundle(object value, out Exception? failure)
    {
        // A formatter may come back to itself.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        failure = null;
        try
        {
            return registry.Find(value.GetType())?.Invoke(value) ?? (value as IDisplayable)?.ToMimeBundle() ?? sources.Find(value.GetType())?.Invoke(value)
                ?? PlotlyNetChart.TryBundle(value);
        }
        catch (Exception e) when (e is not InsufficientExecutionStackException)
        {
            failure = e;
            return null;
        }
    }

    /// <summary>The same for a value inside another one.</summary>
    internal static MimeBundle? NestedBundle(object value)
    {
        var outer = isNested;
        isNested = true;
        try
        {
            return OwnBundle(value, out _);
        }
        finally
        {
            isNested = outer;
        }
    }

    private static MimeBundle Read(object? value)
    {
        var node = NodeReader.Read(value);
        var bundle = MimeBundle.Text(TextRenderer.Write(node));
        if (HtmlRenderer.TryWrite(node) is { } html)
        {
            bundle.With(Mime.Html, html);
        }

        return JsonBundle.AddTo(bundle, value);
    }

    private static MimeBundle Noting(Exception? failure, MimeBundle bundle)
    {
        if (failure is null)
        {
            return bundle;
        }

        var note = $"(its formatter failed with {failure.GetType().Name}: {ScalarText.MessageOf(failure)})";
        bundle.With(Mime.PlainText, $"{bundle.Data[Mime.PlainText]}\n{note}");
        return bundle.Data[Mime.Html] is { } html ? bundle.With(Mime.Html, $"{html}<div>{HtmlRenderer.Encode(note)}</div>") : bundle;
    }

    private static void KeepOnly(MimeBundle bundle, string[] mimeTypes)
    {
        foreach (var (mime, _) in bundle.Data.Where(d => d.Key != Mime.PlainText && !mimeTypes.Contains(d.Key)).ToList())
        {
            bundle.Data.Remove(mime);
            bundle.Metadata.Remove(mime);
        }
    }
}
