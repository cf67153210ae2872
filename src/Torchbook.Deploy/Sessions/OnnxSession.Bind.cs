namespace Torchbook.Deploy;

public sealed partial class OnnxSession
{
    /// <summary>Fixes where input and output lie, for many runs of the same size.</summary>
    /// <param name="batch">N, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch holds nothing.</exception>
    /// <exception cref="NotSupportedException">Another dimension than N is open.</exception>
    public BoundSession Bind(int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        return new BoundSession(this, Sized(Input.Shape, batch), Sized(Native.OutputMetadata[OutputName].Dimensions, batch));
    }

    private long[] Sized(IReadOnlyList<int> shape, int batch)
    {
        long[] sized = [batch, .. shape.Skip(1).Select(size => (long)size)];
        return sized.All(size => size > 0) ? sized : throw new NotSupportedException($"{name} leaves another dimension than N open: [{string.Join(", ", shape)}]. Bind needs all the others.");
    }
}
