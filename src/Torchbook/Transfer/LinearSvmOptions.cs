namespace Torchbook.Transfer;

/// <summary>How <see cref="LinearSvm.Fit"/> trains.</summary>
public sealed record LinearSvmOptions
{
    /// <summary>C, the price of margin violations beside that of large weights; above 0. The default is scikit-learn's.</summary>
    public double C { get; init; } = 1;

    /// <summary>How far above its minimum an objective may end, as a share of it; above 0.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Newton steps at most; about ten are usual.</summary>
    public int MostSteps { get; init; } = 200;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MostSteps, 1);
        if (!double.IsFinite(C) || C <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(C), C, "C is a number above 0; 1 is usual, less makes the margin wider.");
        }

        if (!double.IsFinite(Tolerance) || Tolerance <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "A tolerance is a number above 0, such as 1e-6.");
        }
    }
}
