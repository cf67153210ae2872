namespace Torchbook.Charts;

/// <summary>An axis with its ends settled: turns values into positions 0…1 and knows its ticks.</summary>
internal sealed class AxisRange
{
    private const double Farthest = 10_000;
    private readonly Axis _axis;
    private readonly double _start;
    private readonly double _end;
    private readonly double _smallestStep;

    /// <param name="axis">What the caller asked for.</param>
    /// <param name="data">The values to show.</param>
    /// <param name="targetTicks">About how many ticks fit.</param>
    /// <param name="pad">Leaves a margin around the data.</param>
    /// <param name="wholeNumbers">Keeps ticks from standing between epochs, steps or layers.</param>
    public AxisRange(Axis axis, Extent data, int targetTicks, bool pad, bool wholeNumbers = false)
    {
        _axis = axis;
        _smallestStep = wholeNumbers ? 1 : 0;
        var (min, max) = Settle(axis, data, pad);
        (Min, Max) = (min, max);
        (_start, _end) = (Transform(min), Transform(max));
        Ticks = axis.Visible ? FindTicks(targetTicks) : [];
    }

    public double Min { get; }

    public double Max { get; }

    public bool IsLog => _axis.Scale == AxisScale.Log;

    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Where <paramref name="value"/> stands between the axis's start (0) and end (1); NaN if it cannot be shown.</summary>
    public double Position(double value)
    {
        if (!double.IsFinite(value) || (IsLog && value <= 0))
        {
            return double.NaN;
        }

        // A value many plots away is drawn nearer, so that the arithmetic of cutting stays exact.
        var position = Math.Clamp((Transform(value) - _start) / (_end - _start), -Farthest, Farthest);
        return _axis.Reversed ? 1 - position : position;
    }

    private double Transform(double value) => IsLog ? Math.Log10(value) : value;

    private static (double Min, double Max) Settle(Axis axis, Extent data, bool pad)
    {
        var log = axis.Scale == AxisScale.Log;
        var (min, max) = data.IsEmpty ? (log ? 1 : 0, log ? 10 : 1) : (data.Min, data.Max);
        if (pad && !data.IsEmpty)
        {
            (min, max) = log ? PadLog(min, max) : PadLinear(min, max);
        }

        (min, max) = (axis.Min is { } low && (!log || low > 0) ? low : min, axis.Max is { } high && (!log || high > 0) ? high : max);
        return max > min && double.IsFinite(max - min) ? (min, max) : Widen(Math.Min(min, max), log);
    }

    private static (double Min, double Max) PadLinear(double min, double max)
    {
        var margin = (max / 2 - min / 2) * 0.16;
        return (min >= 0 && min - margin < 0 ? 0 : min - margin, max <= 0 && max + margin > 0 ? 0 : max + margin);
    }

    private static (double Min, double Max) PadLog(double min, double max)
    {
        var factor = Math.Pow(max / min, 0.04);
        return (min / factor, max * factor);
    }

    /// <summary>A single value, or one whose span overflows, still needs an axis of some length.</summary>
    private static (double Min, double Max) Widen(double value, bool log)
    {
        if (log)
        {
            return (value / 2, value * 2);
        }

        value = Math.Clamp(value, -1e300, 1e300);
        var margin = value == 0 ? 1 : Math.Abs(value) * 0.5;
        return (value - margin, value + margin);
    }

    private IReadOnlyList<Tick> FindTicks(int target)
    {
        if (_axis.Categories is { } names)
        {
            return [.. names.Select((name, index) => new Tick(index, name)).Where(tick => tick.Value >= Min && tick.Value <= Max)];
        }

        var values = _axis.Ticks ?? (IsLog ? TickFinder.Log(Min, Max, target) : TickFinder.Linear(Min, Max, target, _smallestStep));
        var shown = values.Where(v => v >= Min && v <= Max).ToArray();
        return [.. shown.Zip(NumberText.Ticks(shown), (value, text) => new Tick(value, text))];
    }
}
