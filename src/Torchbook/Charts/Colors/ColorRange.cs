namespace Torchbook.Charts;

/// <summary>The values that the ends of a color scale stand for.</summary>
internal static class ColorRange
{
    private const double Widest = 8e307;

    /// <summary>The range of the finite <paramref name="values"/>, symmetric around zero if <paramref name="symmetric"/>; never of length zero.</summary>
    public static (double Min, double Max) Of(IEnumerable<double> values, bool symmetric, double? min = null, double? max = null)
    {
        var extent = Extent.Of(values, AxisScale.Linear);
        var (low, high) = extent.IsEmpty ? (0, 1) : (extent.Min, extent.Max);
        if (symmetric)
        {
            high = Math.Max(Math.Abs(low), Math.Abs(high));
            low = -high;
        }

        // Wider than this, the difference of the ends would no longer be a number.
        (low, high) = (Math.Max(min ?? low, -Widest), Math.Min(max ?? high, Widest));
        return high > low ? (low, high) : (low, low + 1);
    }
}
