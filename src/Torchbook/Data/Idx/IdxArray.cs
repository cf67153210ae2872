namespace Torchbook.Data;

/// <summary>What one IDX file holds: an array of bytes and its shape.</summary>
/// <param name="Shape">Sizes by dimension, outermost first: <c>[N]</c> for labels, <c>[N, H, W]</c> for images.</param>
/// <param name="Values">Values 0 to 255 in row-major order; as many as the product of <paramref name="Shape"/>.</param>
public sealed record IdxArray(IReadOnlyList<int> Shape, byte[] Values)
{
    /// <summary>How many items the outermost dimension counts.</summary>
    public int Count => Shape[0];
}
