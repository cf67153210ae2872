using System.Globalization;

namespace Torchbook.Charts;

/// <summary>Numbers as people write them on axes: 0.25, 1,500, 20k, 3M, 10⁻⁵.</summary>
internal static class NumberText
{
    private static readonly (double Size, string Suffix)[] Units = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>Texts for the ticks of one axis, with equally many decimals.</summary>
    public static IReadOnlyList<string> Ticks(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var largest = values.Max(Math.Abs);
        var smallest = values.Where(v => v != 0).Select(Math.Abs).DefaultIfEmpty(1).Min();
        if (largest >= 1e15 || largest < 1e-3 || (smallest < 1e-3 && largest / smallest >= 99))
        {
            return [.. values.Select(Power)];
        }

        if (smallest > 0 && largest / smallest >= 99)
        {
            return [.. values.Select(v => Scaled(v, UnitOf(Math.Abs(v)), null))];
        }

        var unit = UnitOf(largest);
        var decimals = Enumerable.Range(0, 7).First(d => d == 6 || values.All(v => Math.Abs(Math.Round(v / unit.Size, d) - v / unit.Size) < 1e-9 + largest / unit.Size * 1e-9));
        return [.. values.Select(v => Scaled(v, unit, decimals))];
    }

    /// <summary>About three significant digits.</summary>
    public static string Short(double value)
    {
        var size = Math.Abs(value);
        return value switch
        {
            double.NaN => "NaN",
            double.PositiveInfinity => "∞",
            double.NegativeInfinity => "−∞",
            0 => "0",
            _ when size is < 1e-3 or >= 1e15 => Power(value),
            _ when size >= 9999.5 => Scaled(double.Parse(size.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) * Math.Sign(value), UnitOf(size), null),
            _ => Minus(Trim(value.ToString(size >= 100 ? "F0" : size >= 10 ? "F1" : size >= 1 ? "F2" : "G3", CultureInfo.InvariantCulture))),
        };
    }

    private static (double Size, string Suffix) UnitOf(double size) => size < 10_000 ? (1, "") : Units.First(u => size >= u.Size);

    private static string Scaled(double value, (double Size, string Suffix) unit, int? decimals)
    {
        var scaled = value / unit.Size;
        var text = decimals is { } d
            ? scaled.ToString((Math.Abs(scaled) >= 1000 ? "N" : "F") + d, CultureInfo.InvariantCulture)
            : scaled.ToString("#,0.######", CultureInfo.InvariantCulture);
        return value == 0 ? "0" : Minus(text) + unit.Suffix;
    }

    private static string Power(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var parts = value.ToString("0.##e0", CultureInfo.InvariantCulture).Split('e');
        var exponent = string.Concat(parts[1].Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        return Minus(parts[0] switch { "1" => "", "-1" => "-", var digits => digits + "·" } + "10" + exponent);
    }

    private static string Trim(string text) => text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string Minus(string text) => text.Replace('-', '−');
}
