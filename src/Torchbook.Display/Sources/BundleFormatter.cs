using Torchbook.Display.Formatting;

namespace Torchbook.Display;

/// <summary>One representation out of a bundle, for hosts that ask for them one by one.</summary>
/// <param name="type">Which values it is for.</param>
/// <param name="mimeType">What it writes: <c>text/html</c> also of values that have none of their own, everything else where there is such.</param>
/// <param name="bundle">All representations; null for a value that it leaves to others.</param>
public sealed class BundleFormatter(Type type, string mimeType, Func<object, MimeBundle?> bundle) : ITypeFormatter
{
    public string MimeType { get; } = mimeType;

    public Type Type { get; } = type;

    /// <summary>All representations at once; null for a value that it leaves to others.</summary>
    public MimeBundle? ToBundle(object value) => bundle(value);

    public bool Format(object? instance, TextWriter writer)
    {
        if (instance is null || bundle(instance) is not { } found)
        {
            return false;
        }

        if (MimeType == Mime.Html)
        {
            writer.Write(BundleHtml.Of(found));
            return true;
        }

        if (!found.Data.TryGetPropertyValue(MimeType, out var data) || data is null)
        {
            return false;
        }

        writer.Write(BundleText.Of(data));
        return true;
    }

    /// <summary>The two that every host asks for.</summary>
    public static IEnumerable<BundleFormatter> HtmlAndText(Type type, Func<object, MimeBundle?> bundle) =>
        [new(type, Mime.Html, bundle), new(type, Mime.PlainText, bundle)];
}
