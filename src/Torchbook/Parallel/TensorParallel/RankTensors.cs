using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Sums and parts of tensors over ranks, as new tensors.</summary>
internal static class RankTensors
{
    public static Tensor Sum(Tensor tensor, ICommunicator communicator)
    {
        // A tensor of its own, contiguous: the caller's stays as it is.
        var sum = tensor.detach().contiguous().clone();
        communicator.AllReduce(sum);
        return sum;
    }

    /// <summary>The ranks' tensors one beside the other along the last dimension.</summary>
    public static Tensor SideBySide(Tensor part, ICommunicator communicator)
    {
        using var scope = NewDisposeScope();
        using var flat = part.detach().contiguous().view(1, -1);
        var whole = empty([communicator.WorldSize, flat.size(1)], part.dtype, part.device);
        communicator.AllGather(whole, flat);
        return cat([.. whole.unbind(0).Select(p => p.view(part.shape))], -1).MoveToOuterDisposeScope();
    }

    /// <summary>This rank's part along <paramref name="dimension"/>, contiguous and with memory of its own.</summary>
    public static Tensor PartOf(Tensor whole, int dimension, ICommunicator communicator)
    {
        var size = whole.size(dimension) / communicator.WorldSize;
        using var part = whole.detach().narrow(dimension, communicator.Rank * size, size);
        return part.contiguous().clone();
    }
}
