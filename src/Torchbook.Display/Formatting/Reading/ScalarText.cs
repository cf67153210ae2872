using System.Globalization;
using System.Numerics;

namespace Torchbook.Display.Formatting;

/// <summary>Values that are one piece of text, the same in every culture.</summary>
internal static class ScalarText
{
    /// <summary>Longer texts are cut, and say so.</summary>
    public const int MaxLength = 100_000;

    private static readonly string[] webSchemes = ["http", "https", "mailto"];

    /// <summary>The text of a value that is always a scalar; null for all others.</summary>
    public static ScalarNode? TryRead(object? value) => value switch
    {
        null or DBNull => ScalarNode.Null,
        string text => new(Cut(text, MaxLength)),
        DateTime time => new(time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        DateTimeOffset time => new(time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", CultureInfo.InvariantCulture)),
        DateOnly date => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => new(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        TimeSpan time => new(time.ToString("g", CultureInfo.InvariantCulture)),
        Uri uri => new(uri.OriginalString, uri.IsAbsoluteUri && webSchemes.Contains(uri.Scheme) ? ScalarKind.Link : ScalarKind.Text),
        Type type => new(TypeName.Full(type)),
        Delegate function => new(TypeName.Short(function.GetType())),
        _ when IsNumber(value.GetType()) => new(Text(value), ScalarKind.Number),
        bool or char or Enum or Guid or Version => new(Text(value)),
        _ => null,
    };

    /// <summary>What the value says itself, or what went wrong when asked.</summary>
    public static ScalarNode Read(object value)
    {
        try
        {
            return new(Cut(Text(value), MaxLength));
        }
        catch (Exception e) when (e is not InsufficientExecutionStackException)
        {
            return ScalarNode.Failure(e);
        }
    }

    /// <summary>The text, or its beginning and how much was cut.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}… ({text.Length - end:N0} more characters)");
    }

    /// <summary>An exception's message, also of one that throws when asked.</summary>
    public static string MessageOf(Exception e)
    {
        try
        {
            return e.Message;
        }
        catch (Exception worse)
        {
            return $"(its message could not be read: {worse.GetType().Name})";
        }
    }

    private static bool IsNumber(Type type) => type != typeof(char)
        && (type.IsPrimitive && type != typeof(bool) || Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INumberBase<>)));

    private static string Text(object value) =>
        (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "";
}
