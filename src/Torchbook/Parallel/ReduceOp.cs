namespace Torchbook.Parallel;

/// <summary>How a collective combines the ranks' tensors, element by element; torch.distributed's ReduceOp.</summary>
public enum ReduceOp
{
    /// <summary>The sum over all ranks.</summary>
    Sum,

    /// <summary>The sum divided by the world size; for floating-point tensors.</summary>
    Average,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The product over all ranks.</summary>
    Product,
}
