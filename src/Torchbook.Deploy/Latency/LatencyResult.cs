using System.Globalization;

namespace Torchbook.Deploy;

/// <summary>How long one contender took, call by call.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Examples">Inputs that one call answers.</param>
/// <param name="Seconds">One for each call, in ascending order.</param>
public sealed record LatencyResult(string Name, int Examples, IReadOnlyList<double> Seconds)
{
    /// <summary>The median: half of the calls took longer.</summary>
    public double P50 => Percentile(50);

    /// <summary>1 call of 20 took longer.</summary>
    public double P95 => Percentile(95);

    /// <summary>1 call of 100 took longer.</summary>
    public double P99 => Percentile(99);

    /// <summary>Examples a second, over all calls.</summary>
    public double Throughput => Examples * Seconds.Count / Seconds.Sum();

    /// <summary>The time that a share of the calls stayed within (nearest rank).</summary>
    /// <param name="percent">Above 0 and at most 100.</param>
    public double Percentile(double percent) => percent is > 0 and <= 100
        ? Seconds[(int)Math.Ceiling(percent / 100 * Seconds.Count) - 1]
        : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile lies above 0 and is at most 100.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: p50 {P50 * 1e3:0.000} ms, p95 {P95 * 1e3:0.000} ms, p99 {P99 * 1e3:0.000} ms, {Throughput:#,0} a second");
}
