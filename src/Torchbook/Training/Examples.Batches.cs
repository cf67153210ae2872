using static TorchSharp.torch;

namespace Torchbook.Training;

public sealed partial class Examples
{
    /// <summary>
    /// Goes through all examples once, <paramref name="batchSize"/> at a time; the last batch may be smaller. A batch is disposed when
    /// the next one comes, whatever dispose scope it was made in.
    /// </summary>
    /// <param name="batchSize">N of each batch.</param>
    /// <param name="shuffle">Whether to draw a new order.</param>
    /// <param name="generator">Draws the order; torch's global generator when null. Orders equal those of PyTorch's <c>randperm</c>.</param>
    /// <param name="device">Where batches are wanted; where the examples are when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is less than 1.</exception>
    public IEnumerable<Minibatch> Batches(int batchSize, bool shuffle = false, Generator? generator = null, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return Iterate(batchSize, shuffle, generator, device);
    }

    private IEnumerable<Minibatch> Iterate(int batchSize, bool shuffle, Generator? generator, Device? device)
    {
        using var order = shuffle ? Order(generator) : null;
        for (var start = 0L; start < Count; start += batchSize)
        {
            var count = Math.Min(batchSize, Count - start);
            using var chosen = order?.narrow(0, start, count).DetachFromDisposeScope();
            using var inputs = Part(Inputs, chosen, start, count, device);
            using var labels = Part(Labels, chosen, start, count, device);
            yield return new(inputs, labels);
        }
    }

    private Tensor Order(Generator? generator)
    {
        // Drawn on the CPU on every machine, so that a seed means the same order with and without a GPU.
        using var scope = NewDisposeScope();
        return randperm(Count, ScalarType.Int64, generator: generator).to(Inputs.device).DetachFromDisposeScope();
    }

    private static Tensor Part(Tensor all, Tensor? chosen, long start, long count, Device? device)
    {
        using var scope = NewDisposeScope();
        var part = chosen is null ? all.narrow(0, start, count) : all.index_select(0, chosen);
        return (device is null ? part : part.to(device)).DetachFromDisposeScope();
    }
}
