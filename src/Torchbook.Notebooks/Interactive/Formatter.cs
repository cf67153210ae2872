using Torchbook.Display;
using Own = Torchbook.Display.Formatter;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Torchbook.Display's formatter, by the name under which notebooks written for .NET Interactive know it.</summary>
public static class Formatter
{
    /// <inheritdoc cref="Own.ListExpansionLimit"/>
    public static int ListExpansionLimit
    {
        get => Own.ListExpansionLimit;
        set => Own.ListExpansionLimit = value;
    }

    /// <inheritdoc cref="Own.RecursionLimit"/>
    public static int RecursionLimit
    {
        get => Own.RecursionLimit;
        set => Own.RecursionLimit = value;
    }

    /// <inheritdoc cref="Own.DefaultMimeType"/>
    public static string DefaultMimeType
    {
        get => Own.DefaultMimeType;
        set => Own.DefaultMimeType = value;
    }

    /// <inheritdoc cref="Own.Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) => Own.Register(formatter, mimeType);

    /// <inheritdoc cref="Own.Register{T}(Action{T, TextWriter}, string)"/>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) => Own.Register(formatter, mimeType);

    /// <inheritdoc cref="Own.Register{T}(Func{T, string}, string)"/>
    /// <remarks>A formatter that returns false leaves the value as plain text.</remarks>
    public static void Register<T>(Func<T, FormatContext, bool> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Own.Register<T>((value, writer) =>
        {
            if (!formatter(value, new(writer)))
            {
                writer.Write(value);
            }
        }, mimeType);

    /// <inheritdoc cref="Own.Register(Type, Action{object, TextWriter}, string)"/>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Own.Register(type, formatter, mimeType);

    /// <inheritdoc cref="Own.Register(ITypeFormatter)"/>
    public static void Register(ITypeFormatter formatter) => Own.Register(formatter);

    /// <inheritdoc cref="Own.GetPreferredFormatterFor"/>
    public static ITypeFormatter GetPreferredFormatterFor(Type type, string mimeType = HtmlFormatter.MimeType) => Own.GetPreferredFormatterFor(type, mimeType);

    /// <inheritdoc cref="Own.SetPreferredMimeTypesFor"/>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => Own.SetPreferredMimeTypesFor(type, preferredMimeTypes);

    /// <inheritdoc cref="Own.ResetToDefault"/>
    public static void ResetToDefault() => Own.ResetToDefault();

    /// <inheritdoc cref="Own.ToDisplayString(object?, string)"/>
    public static string ToDisplayString(object? value, string mimeType = PlainTextFormatter.MimeType) => Own.ToDisplayString(value, mimeType);
}
