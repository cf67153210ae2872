using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Parameters of split layers, taken from rank 0's whole ones.</summary>
internal static class SplitWeight
{
    public static Parameter Of(Tensor weight, int dimension, ICommunicator communicator)
    {
        using var whole = FromRank0(weight, communicator);
        return new(RankTensors.PartOf(whole, dimension, communicator));
    }

    public static Parameter Whole(Tensor weight, ICommunicator communicator) => new(FromRank0(weight, communicator));

    private static Tensor FromRank0(Tensor weight, ICommunicator communicator)
    {
        var whole = weight.detach().clone();
        communicator.Broadcast(whole, source: 0);
        return whole;
    }
}
