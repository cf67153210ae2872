namespace Torchbook.Deploy;

/// <summary>The values that one activation took during calibration, and the range that is kept of them.</summary>
public sealed class ActivationRange
{
    /// <summary>Bins of <see cref="Histogram"/>.</summary>
    public const int Bins = 2048;

    private readonly long[] histogram = new long[Bins];

    /// <summary>The least value seen.</summary>
    public float Least { get; private set; } = float.PositiveInfinity;

    /// <summary>The largest value seen.</summary>
    public float Largest { get; private set; } = float.NegativeInfinity;

    /// <summary>Where clipping starts; quantized values lie in [Low, High], which contains 0.</summary>
    public float Low { get; private set; }

    /// <inheritdoc cref="Low"/>
    public float High { get; private set; }

    /// <summary>How many values fell into each of <see cref="Bins"/> equal bins from <see cref="Least"/> to <see cref="Largest"/>.</summary>
    public IReadOnlyList<long> Histogram => histogram;

    /// <summary>What one step of the 255 stands for.</summary>
    public float Scale => High - Low > 1e-8f ? (High - Low) / 255 : 1e-8f / 255;

    /// <summary>The uint8 that stands for 0.</summary>
    public byte ZeroPoint => (byte)Math.Clamp(MathF.Round(-Low / Scale), 0, 255);

    internal void Widen(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            Least = Math.Min(Least, value);
            Largest = Math.Max(Largest, value);
        }
    }

    internal void Count(ReadOnlySpan<float> values)
    {
        var perUnit = Largest > Least ? (Bins - 1) / (Largest - Least) : 0;
        foreach (var value in values)
        {
            histogram[(int)((value - Least) * perUnit)]++;
        }
    }

    /// <summary>Decides what is kept. A range has to contain 0, which padding and ReLU produce and which must stay exact.</summary>
    internal void Choose(QuantizationSettings settings)
    {
        var (low, high) = settings.Method == CalibrationMethod.MinMax ? (Least, Largest) : (Quantile(1 - (settings.Percentile / 100)), Quantile(settings.Percentile / 100));
        (Low, High) = (Math.Min(0, low), Math.Max(0, high));
    }

    /// <summary>The range of another activation, for one that holds the same numbers in another arrangement.</summary>
    internal void Share(ActivationRange other) => (Low, High) = (other.Low, other.High);

    // The edge of the bin in which that share of the values is reached.
    private float Quantile(double share)
    {
        var wanted = share * histogram.Sum();
        var (bin, count) = (0, (double)histogram[0]);
        while (count < wanted && bin < Bins - 1)
        {
            count += histogram[++bin];
        }

        return Least + ((share < 0.5 ? bin : bin + 1) * (Largest - Least) / Bins);
    }
}
