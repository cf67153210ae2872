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

    /// <inheritdoc cref="Own.Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) => Own.Register(formatter, mimeType);

    /// <inheritdoc cref="Own.Register{T}(Action{T, TextWriter}, string)"/>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) => Own.Register(formatter, mimeType);

    /// <inheritdoc cref="Own.Register(Type, Action{object, TextWriter}, string)"/>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Own.Register(type, formatter, mimeType);

    /// <inheritdoc cref="Own.SetPreferredMimeTypesFor"/>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => Own.SetPreferredMimeTypesFor(type, preferredMimeTypes);

    /// <inheritdoc cref="Own.ResetToDefault"/>
    public static void ResetToDefault() => Own.ResetToDefault();

    /// <inheritdoc cref="Own.ToDisplayString"/>
    public static string ToDisplayString(object? value, string mimeType = PlainTextFormatter.MimeType) => Own.ToDisplayString(value, mimeType);
}
