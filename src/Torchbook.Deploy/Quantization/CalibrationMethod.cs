namespace Torchbook.Deploy;

/// <summary>How the range of an activation follows from what calibration saw.</summary>
public enum CalibrationMethod
{
    /// <summary>From the least to the largest value: nothing is clipped, and one outlier widens every step.</summary>
    MinMax,

    /// <summary>All but a small share of the values: outliers are clipped, everything else gets finer steps.</summary>
    Percentile,
}
