using System.Globalization;

namespace Torchbook.Teaching;

/// <summary>Measured numbers as text: four significant digits, more where two different numbers would read the same.</summary>
internal static class Numbers
{
    public static string Text(double value, params ReadOnlySpan<double> unlike)
    {
        var text = Format(value, "G4");
        foreach (var other in unlike)
        {
            if (other != value && text == Format(other, "G4"))
            {
                return Format(value, "R");
            }
        }

        return text;
    }

    private static string Format(double value, string format)
    {
        var size = Math.Abs(value);
        var rounded = value.ToString(format, CultureInfo.InvariantCulture);
        return !double.IsFinite(value) || size is 0 ? rounded
            : size is >= 1e-4 and < 1e9 ? decimal.Parse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("#,0.#################", CultureInfo.InvariantCulture)
            : value.ToString(format == "R" ? "R" : "0.###e0", CultureInfo.InvariantCulture);
    }
}
