using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// Some parameters whose gradients travel as one tensor: few large messages cost less latency than many small ones (Li et al.,
/// <i>PyTorch Distributed: Experiences on Accelerating Data Parallel Training</i>, arXiv 2006.15704).
/// </summary>
public sealed class GradientBucket : IDisposable
{
    private readonly Tensor flat;

    private GradientBucket(IReadOnlyList<Parameter> parameters)
    {
        Parameters = parameters;
        flat = zeros(parameters.Sum(p => p.numel()), parameters[0].dtype, parameters[0].device).DetachFromDisposeScope();
    }

    /// <summary>25 MiB, DDP's default.</summary>
    public const long DefaultBytes = 25 << 20;

    /// <summary>Whose gradients it holds, the last first.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Its size.</summary>
    public long Bytes => flat.numel() * flat.element_size();

    /// <summary>Distributes parameters over buckets, the last first: backward reaches them in about that order.</summary>
    /// <param name="parameters">In the model's order.</param>
    /// <param name="bytes">What a bucket may hold; a larger parameter gets one of its own.</param>
    public static IReadOnlyList<GradientBucket> Plan(IReadOnlyList<Parameter> parameters, long bytes = DefaultBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        var buckets = new List<List<Parameter>>();
        var filled = 0L;
        foreach (var parameter in parameters.Reverse())
        {
            var size = parameter.numel() * parameter.element_size();
            var fits = filled + size <= bytes && buckets is [.., [var first, ..]] && first.dtype == parameter.dtype && first.device.ToString() == parameter.device.ToString();
            if (!fits)
            {
                buckets.Add([]);
                filled = 0;
            }

            buckets[^1].Add(parameter);
            filled += size;
        }

        return [.. buckets.Select(b => new GradientBucket(b))];
    }

    /// <summary>Copies the gradients in and begins to average them over the ranks.</summary>
    internal IWork Launch(ICommunicator ranks)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        foreach (var (parameter, part) in Parts())
        {
            part.copy_(Replica.Gradient(parameter));
        }

        return ranks.AllReduceAsync(flat, ReduceOp.Average);
    }

    /// <summary>Copies the averages back.</summary>
    internal void Unpack()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        foreach (var (parameter, part) in Parts())
        {
            Replica.Gradient(parameter).copy_(part);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => flat.Dispose();

    private IEnumerable<(Parameter Parameter, Tensor Part)> Parts()
    {
        var start = 0L;
        foreach (var parameter in Parameters)
        {
            yield return (parameter, flat.narrow(0, start, parameter.numel()).view(parameter.shape));
            start += parameter.numel();
        }
    }
}
