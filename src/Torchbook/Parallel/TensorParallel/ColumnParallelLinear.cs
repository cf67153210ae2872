using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// One rank's part of a dense layer whose outputs are split: rank r computes outputs r·F/n to (r + 1)·F/n. In Megatron's notation
/// y = x·A, with A the transposed weight, these are columns of A; they are rows of <see cref="nn.Module"/>'s weight.
/// Forward needs no exchange unless outputs are put together; backward adds up the gradients of the input, <c>[N, E]</c>.
/// Introduced in the lesson "Model parallelism".
/// </summary>
public sealed class ColumnParallelLinear : nn.Module<Tensor, Tensor>
{
    private readonly ICommunicator communicator;
    private readonly bool gatherOutput;

    private ColumnParallelLinear(Parameter weight, Parameter? bias, ICommunicator communicator, bool gatherOutput)
        : base(nameof(ColumnParallelLinear))
    {
        (Weight, Bias, this.communicator, this.gatherOutput) = (weight, bias, communicator, gatherOutput);
        register_parameter("weight", weight);
        register_parameter("bias", bias);
    }

    /// <summary>This rank's part, <c>[F/n, E]</c> of a layer from E to F features.</summary>
    public Parameter Weight { get; }

    /// <summary>This rank's part, <c>[F/n]</c>, or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>Splits a layer; all ranks call it, and rank 0's weights count.</summary>
    /// <param name="linear">The layer, of the same shape on all ranks; it stays as it is.</param>
    /// <param name="communicator">The ranks.</param>
    /// <param name="gatherOutput">True to put the parts side by side to <c>[…, F]</c> on every rank; false to go on with <c>[…, F/n]</c>,
    /// as a <see cref="RowParallelLinear"/> wants it.</param>
    /// <exception cref="ArgumentException">The world size does not divide F.</exception>
    public static ColumnParallelLinear Split(Linear linear, ICommunicator communicator, bool gatherOutput = true)
    {
        SplitCheck.RequireDivides(linear.out_features, communicator.WorldSize, "outputs");
        return new(SplitWeight.Of(linear.weight, 0, communicator), linear.bias is null ? null : SplitWeight.Of(linear.bias, 0, communicator), communicator, gatherOutput);
    }

    /// <param name="input"><c>[…, E]</c>, the same on all ranks.</param>
    /// <returns><c>[…, F]</c>, or this rank's <c>[…, F/n]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var part = nn.functional.linear(TensorParallel.Copy(input, communicator), Weight, Bias);
        return (gatherOutput ? TensorParallel.Gather(part, communicator) : part).MoveToOuterDisposeScope();
    }
}
