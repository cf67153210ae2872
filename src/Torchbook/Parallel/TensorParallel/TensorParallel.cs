using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// The four ways in which a tensor passes between a layer that all ranks hold alike and one that is split over them; each is the other's
/// gradient in pairs (Shoeybi et al., <i>Megatron-LM</i>, arXiv 1909.08053, section 3, figure 3). All ranks call them in the same order, and so
/// does backward.
/// </summary>
public static class TensorParallel
{
    /// <summary>Megatron's f: every rank goes on with the whole <paramref name="input"/>; backward adds up the ranks' gradients.</summary>
    public static Tensor Copy(Tensor input, ICommunicator communicator) => CopyFunction.apply(input, communicator);

    /// <summary>Megatron's g: adds up the ranks' partial results; backward hands each rank the whole gradient.</summary>
    public static Tensor Reduce(Tensor partial, ICommunicator communicator) => ReduceFunction.apply(partial, communicator);

    /// <summary>Puts the ranks' parts <c>[…, F/n]</c> side by side to <c>[…, F]</c>; backward hands each rank its part of the gradient.</summary>
    public static Tensor Gather(Tensor part, ICommunicator communicator) => GatherFunction.apply(part, communicator);

    /// <summary>Takes this rank's part <c>[…, F/n]</c> of a whole <c>[…, F]</c>; backward puts the ranks' gradients side by side.</summary>
    /// <exception cref="ArgumentException">F is no multiple of the world size.</exception>
    public static Tensor Scatter(Tensor whole, ICommunicator communicator)
    {
        SplitCheck.RequireDivides(whole.size(-1), communicator.WorldSize, "features");
        return ScatterFunction.apply(whole, communicator);
    }
}
