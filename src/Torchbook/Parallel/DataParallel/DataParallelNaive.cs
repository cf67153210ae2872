using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>The least that data parallelism can be: one all-reduce for each parameter, after backward, one after the other. Compare with <see cref="DataParallelBucketed"/>.</summary>
public sealed class DataParallelNaive : IDataParallel
{
    private readonly ICommunicator ranks;
    private readonly Parameter[] parameters;

    /// <param name="model">This rank's copy; gets rank 0's values.</param>
    /// <param name="ranks">The others; not disposed with this.</param>
    public DataParallelNaive(nn.Module model, ICommunicator ranks) => (this.ranks, parameters) = (ranks, Replica.Begin(model, ranks));

    /// <inheritdoc/>
    public void Synchronize()
    {
        foreach (var parameter in parameters)
        {
            using var scope = NewDisposeScope();
            var gradient = Replica.Gradient(parameter);
            var whole = gradient.contiguous();
            ranks.AllReduce(whole, ReduceOp.Average);
            gradient.copy_(whole);
        }
    }

    /// <summary>Nothing to release.</summary>
    public void Dispose()
    {
    }
}
