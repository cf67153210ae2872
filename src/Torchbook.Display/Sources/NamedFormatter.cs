using System.Reflection;

namespace Torchbook.Display.Formatting;

/// <summary>A formatter of a library that knows nothing of this one: its members are known by their names.</summary>
internal sealed class NamedFormatter : ITypeFormatter
{
    private readonly object formatter;
    private readonly MethodInfo format;

    private NamedFormatter(object formatter, MethodInfo format, string mimeType, Type type) =>
        (this.formatter, this.format, MimeType, Type) = (formatter, format, mimeType, type);

    public string MimeType { get; }

    public Type Type { get; }

    /// <param name="formatter">An object with a property MimeType, a method Format(object, TextWriter), and perhaps a property Type.</param>
    /// <param name="type">The type that it is for where it does not say so itself.</param>
    /// <returns>Null where a member is missing.</returns>
    public static NamedFormatter? Of(object formatter, Type? type)
    {
        var own = formatter.GetType();
        return own.GetProperty(nameof(MimeType))?.GetValue(formatter) is string mimeType
            && own.GetMethod(nameof(Format), [typeof(object), typeof(TextWriter)]) is { } format
            && ((own.GetProperty(nameof(Type))?.GetValue(formatter) as Type) ?? type) is { } target
            ? new(formatter, format, mimeType, target)
            : null;
    }

    public bool Format(object? instance, TextWriter writer)
    {
        try
        {
            return format.Invoke(formatter, [instance, writer]) is true;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw inner;
        }
    }
}
