namespace Torchbook.Charts;

/// <summary>How values are spaced along an axis.</summary>
public enum AxisScale
{
    /// <summary>Equal differences are equal distances.</summary>
    Linear,

    /// <summary>Equal ratios are equal distances (base 10); values of zero and less become gaps.</summary>
    Log,
}
