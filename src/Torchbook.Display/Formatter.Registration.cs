using Torchbook.Display.Formatting;

namespace Torchbook.Display;

public static partial class Formatter
{
    /// <summary>Shows values of type <typeparamref name="T"/>, and of types derived from it, by a function of their own.</summary>
    /// <param name="formatter">Gives the representation. Where it throws, the value is shown as if it were not there, with a note.</param>
    /// <param name="mimeType">What it gives: text is shown as text, only <c>text/html</c> is taken for markup.</param>
    public static void Register<T>(Func<T, string> formatter, string mimeType = Mime.PlainText) =>
        Register<T>((value, writer) => writer.Write(formatter(value)), mimeType);

    /// <inheritdoc cref="Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = Mime.PlainText) =>
        Register(typeof(T), (value, writer) => formatter((T)value, writer), mimeType);

    /// <summary>Shows values of <paramref name="type"/>, which may be an open generic such as <c>typeof(List&lt;&gt;)</c>.</summary>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = Mime.PlainText) =>
        Register(new FunctionFormatter(type, mimeType, formatter));

    /// <summary>Shows values of a formatter's type by it, beside what is registered for the type in other MIME types.</summary>
    public static void Register(ITypeFormatter formatter) => registry.Add(formatter);

    /// <summary>Shows values of type <typeparamref name="T"/> by several representations at once.</summary>
    public static void Register<T>(Func<T, MimeBundle> formatter) => registry.Add(typeof(T), value => formatter((T)value));

    /// <summary>What writes values of <paramref name="type"/> in <paramref name="mimeType"/>: what is registered, or the built-in way.</summary>
    public static ITypeFormatter GetPreferredFormatterFor(Type type, string mimeType = Mime.Html) =>
        new FunctionFormatter(type, mimeType, (value, writer) => value.FormatTo(writer, mimeType));

    /// <summary>The formatters that loaded libraries bring for types of other libraries.</summary>
    internal static IReadOnlyList<ITypeFormatter> OfLibraries() => sources.OfAssemblies();
}
