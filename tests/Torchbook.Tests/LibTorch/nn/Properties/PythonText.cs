using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>Interpolated strings as Python: <c>True</c>, <c>None</c>, <c>(1, 2)</c>, numbers with a point.</summary>
internal static class PythonText
{
    public static string Of(FormattableString text) => string.Format(CultureInfo.InvariantCulture, text.Format, [.. text.GetArguments().Select(Literal)]);

    private static object Literal(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        string text => text,
        double real => real.ToString("r", CultureInfo.InvariantCulture),
        ITuple tuple => Tuple(Enumerable.Range(0, tuple.Length).Select(i => tuple[i])),
        IEnumerable list => Tuple(list.Cast<object?>()),
        _ => value,
    };

    private static string Tuple(IEnumerable<object?> items) => $"({string.Concat(items.Select(item => $"{Literal(item)}, "))})";
}
