using System.Globalization;

namespace Torchbook.Charts;

/// <summary>Chooses round numbers that divide an axis.</summary>
internal static class TickFinder
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten, about <paramref name="target"/> of them, at least <paramref name="smallestStep"/> apart.</summary>
    public static double[] Linear(double min, double max, int target, double smallestStep = 0)
    {
        var rough = Math.Max((max - min) / Math.Max(target, 1), smallestStep);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        if (power == 0 || !double.IsFinite(power))
        {
            return [min, max];
        }

        var step = power * ((rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
        var first = Math.Ceiling(min / step - 1e-9);
        var last = Math.Floor(max / step + 1e-9);
        return [.. Enumerable.Range(0, (int)Math.Clamp(last - first + 1, 0, 50)).Select(i => Snap(first + i, step))];
    }

    /// <summary>Powers of ten; with fewer than two in range, also 2 and 5 times them, and if that is still too few, linear ticks.</summary>
    public static double[] Log(double min, double max, int target)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max)));
        var every = Math.Max(1, (int)Math.Ceiling((last - first) / (double)Math.Max(target, 1)));
        double[] powers = [.. Powers(first, last, every, [1]).Where(v => v >= min && v <= max)];
        if (powers.Length >= 3)
        {
            return powers;
        }

        double[] finer = [.. Powers(first, last, 1, [1, 2, 5]).Where(v => v >= min && v <= max)];
        return finer.Length >= 3 ? finer : Linear(min, max, target);
    }

    private static IEnumerable<double> Powers(int first, int last, int every, double[] digits)
    {
        for (var exponent = first; exponent <= last; exponent++)
        {
            if (exponent % every == 0)
            {
                foreach (var digit in digits)
                {
                    yield return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digit}e{exponent}"), CultureInfo.InvariantCulture);
                }
            }
        }
    }

    /// <summary>Division keeps 0.3 from becoming 0.30000000000000004.</summary>
    private static double Snap(double count, double step) => step < 1 ? count / Math.Round(1 / step, 9) : count * step;
}
