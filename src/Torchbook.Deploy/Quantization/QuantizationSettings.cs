namespace Torchbook.Deploy;

/// <summary>How a model is quantized.</summary>
public sealed record QuantizationSettings
{
    public CalibrationMethod Method { get; init; } = CalibrationMethod.MinMax;

    /// <summary>For <see cref="CalibrationMethod.Percentile"/>: the percentage of values that a range covers, above 50 and up to 100.</summary>
    public double Percentile { get; init; } = 99.99;

    /// <summary>Whether each output channel of a weight has a scale of its own, or all share one.</summary>
    public bool PerChannel { get; init; } = true;
}
