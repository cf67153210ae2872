using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>What every engine asks of the arguments of <see cref="ICommunicator"/>, before anything is sent.</summary>
internal static class CommunicatorArguments
{
    /// <exception cref="ArgumentException">The tensor is not contiguous, so that its elements are not one piece of memory.</exception>
    public static void RequireContiguous(Tensor tensor, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        if (!tensor.is_contiguous())
        {
            throw new ArgumentException($"{Describe(tensor)} is not contiguous, and ranks exchange whole pieces of memory: pass {name}.contiguous() and copy the result back.", name);
        }
    }

    /// <exception cref="ArgumentException">The op does not exist for this type.</exception>
    public static void RequireOp(Tensor tensor, ReduceOp op, string name)
    {
        if (!Enum.IsDefined(op))
        {
            throw new ArgumentOutOfRangeException(nameof(op), op, $"There is no such reduction; there are {string.Join(", ", Enum.GetNames<ReduceOp>())}.");
        }

        if (op == ReduceOp.Average && !tensor.is_floating_point())
        {
            throw new ArgumentException($"An average of {tensor.dtype} would be cut off: convert {name} to Float32, or use ReduceOp.Sum.", name);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public static void RequireRank(ICommunicator communicator, int rank, string name)
    {
        if (rank < 0 || rank >= communicator.WorldSize)
        {
            throw new ArgumentOutOfRangeException(name, rank, $"There is no rank {rank}: with world size {communicator.WorldSize}, ranks are 0 to {communicator.WorldSize - 1}.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    /// <exception cref="ArgumentException">It is this rank itself.</exception>
    public static void RequirePeer(ICommunicator communicator, int rank, string name)
    {
        RequireRank(communicator, rank, name);
        if (rank == communicator.Rank)
        {
            throw new ArgumentException($"Rank {rank} cannot send to itself or receive from itself: it has the tensor already.", name);
        }
    }

    /// <summary>Checks that <paramref name="whole"/> is <c>[n·K, …]</c> where <paramref name="part"/> is <c>[K, …]</c>.</summary>
    /// <exception cref="ArgumentException">It is not, or the types differ.</exception>
    public static void RequireParts(Tensor part, Tensor whole, int worldSize, string name)
    {
        var expected = part.shape;
        if (expected.Length > 0)
        {
            expected[0] *= worldSize;
        }

        if (expected.Length == 0 || !whole.shape.SequenceEqual(expected) || whole.dtype != part.dtype)
        {
            throw new ArgumentException($"{Describe(whole)} does not hold one {Describe(part)} for each of {worldSize} ranks: that would be {part.dtype} [{(expected.Length == 0 ? $"{worldSize}, 1" : string.Join(", ", expected))}].", name);
        }
    }

    /// <summary>Type and shape, such as <c>Float32 [4, 3]</c>.</summary>
    public static string Describe(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
}
