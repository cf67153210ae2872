namespace Torchbook.Charts;

/// <summary>The smallest interval around the values seen so far; values that a scale cannot show are left out.</summary>
internal readonly record struct Extent(double Min, double Max)
{
    public static Extent Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    public bool IsEmpty => Min > Max;

    public Extent With(double value) => double.IsFinite(value) ? new(Math.Min(Min, value), Math.Max(Max, value)) : this;

    public Extent With(Extent other) => other.IsEmpty ? this : With(other.Min).With(other.Max);

    public static Extent Of(IEnumerable<double> values, AxisScale scale) =>
        values.Where(v => scale == AxisScale.Linear || v > 0).Aggregate(Empty, (extent, v) => extent.With(v));
}
