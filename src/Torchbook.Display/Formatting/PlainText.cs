using System.Collections;
using System.Globalization;

namespace Torchbook.Display.Formatting;

/// <summary>Values as plain text.</summary>
internal static class PlainText
{
    private const int MaxDepth = 4;

    public static string Write(object? value) => Write(value, 0);

    private static string Write(object? value, int depth) => ValueReader.KindOf(value) switch
    {
        _ when depth > MaxDepth => "…",
        ValueKind.Dictionary => Dictionary((IDictionary)value!, depth),
        ValueKind.Sequence => Sequence((IEnumerable)value!, depth),
        ValueKind.Object => Object(value!, depth),
        _ => Scalar(value),
    };

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Sequence(IEnumerable sequence, int depth)
    {
        var (items, left) = ValueReader.Take(sequence, Formatter.ListExpansionLimit);
        // Rows below each other read as a matrix; anything else as a line.
        var separator = items.Count > 1 && items.TrueForAll(i => ValueReader.KindOf(i) == ValueKind.Sequence)
            ? ",\n" + new string(' ', 2 * (depth + 1))
            : ", ";
        return Join("[", items.Select(i => Nested(i, depth)), left, "]", separator);
    }

    private static string Dictionary(IDictionary dictionary, int depth)
    {
        var (items, left) = ValueReader.Take(dictionary, Formatter.ListExpansionLimit);
        return Join("{", items.Select(e => $"{Nested(e.Key, depth)}: {Nested(e.Value, depth)}"), left, "}", ", ");
    }

    private static string Object(object value, int depth)
    {
        var type = value.GetType();
        var name = ValueReader.IsRecord(type) && type.Name.StartsWith('<') ? "" : type.Name + " ";
        var fields = ValueReader.Properties(type).Select(p => $"{p.Name} = {Nested(ValueReader.Read(p, value), depth)}");
        return Join(name + "{", fields, null, "}", ", ");
    }

    private static string Nested(object? value, int depth) => value is MimeBundle or IDisplayable
        ? (string)Formatter.ToBundle(value).Data[Mime.PlainText]!
        : Write(value, depth + 1);

    private static string Join(string open, IEnumerable<string> parts, string? left, string close, string separator)
    {
        var all = string.Join(separator, left is null ? parts : parts.Append($"… ({left})"));
        return all.Length == 0 ? open + close : $"{open} {all} {close}";
    }
}
