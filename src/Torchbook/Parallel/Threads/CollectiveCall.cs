using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>What one rank brings to a collective.</summary>
/// <param name="Signature">What must be the same on all ranks, in words: kind, reduction, source, type and shape.</param>
/// <param name="Input">Read; null for a barrier.</param>
/// <param name="Output">Written; may be <paramref name="Input"/>.</param>
/// <param name="Execute">Does the work for all ranks, given their calls in the order of ranks.</param>
internal sealed record CollectiveCall(string Signature, Tensor? Input, Tensor? Output, Action<CollectiveCall[]> Execute)
{
    public static CollectiveCall AllReduce(Tensor tensor, ReduceOp op) => new($"all-reduce {Name(op)} of {CommunicatorArguments.Describe(tensor)}", tensor, tensor, calls =>
    {
        var result = Combine(calls, op);
        Array.ForEach(calls, call => call.Output!.copy_(result));
    });

    public static CollectiveCall ReduceScatter(Tensor output, Tensor input, ReduceOp op) => new($"reduce-scatter {Name(op)} of {CommunicatorArguments.Describe(input)}", input, output, calls =>
    {
        var parts = Combine(calls, op).chunk(calls.Length);
        foreach (var (rank, call) in calls.Index())
        {
            call.Output!.copy_(parts[rank]);
        }
    });

    public static CollectiveCall AllGather(Tensor output, Tensor input) => new($"all-gather of {CommunicatorArguments.Describe(input)}", input, output, calls =>
    {
        var result = cat([.. calls.Select(call => call.Input!)]);
        Array.ForEach(calls, call => call.Output!.copy_(result));
    });

    public static CollectiveCall Broadcast(Tensor tensor, int source) => new($"broadcast of {CommunicatorArguments.Describe(tensor)} from rank {source}", tensor, tensor, calls =>
    {
        foreach (var (rank, call) in calls.Index().Where(c => c.Index != source))
        {
            call.Output!.copy_(calls[source].Input!);
        }
    });

    public static CollectiveCall Barrier() => new("barrier", null, null, _ => { });

    /// <summary>The same call on handles of its own, so that the tensors outlive a rank that fails and disposes them.</summary>
    public CollectiveCall Owned()
    {
        var input = Input?.detach().DetachFromDisposeScope();
        return this with { Input = input, Output = ReferenceEquals(Input, Output) ? input : Output?.detach().DetachFromDisposeScope() };
    }

    public void Release()
    {
        Input?.Dispose();
        Output?.Dispose();
    }

    /// <summary>Combines in the order of ranks, so that the rounding does not depend on who came first.</summary>
    private static Tensor Combine(CollectiveCall[] calls, ReduceOp op)
    {
        var result = calls[0].Input!.clone();
        foreach (var next in calls.Skip(1).Select(call => call.Input!))
        {
            result = op switch
            {
                ReduceOp.Max => maximum(result, next),
                ReduceOp.Min => minimum(result, next),
                ReduceOp.Product => result.mul_(next),
                _ => result.add_(next),
            };
        }

        return op == ReduceOp.Average ? result.div_(calls.Length) : result;
    }

    private static string Name(ReduceOp op) => op.ToString().ToLowerInvariant();
}
