using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>
/// One rank's part of a dense layer whose inputs are split: rank r holds what inputs r·E/n to (r + 1)·E/n contribute to every output, and
/// forward adds up the ranks' contributions, <c>[N, F]</c>. In Megatron's notation y = x·A, with A the transposed weight, these are rows of A.
/// Backward needs no exchange unless the input was whole. Introduced in the lesson "Model parallelism".
/// </summary>
public sealed class RowParallelLinear : nn.Module<Tensor, Tensor>
{
    private readonly ICommunicator communicator;
    private readonly bool inputIsSplit;

    private RowParallelLinear(Parameter weight, Parameter? bias, ICommunicator communicator, bool inputIsSplit)
        : base(nameof(RowParallelLinear))
    {
        (Weight, Bias, this.communicator, this.inputIsSplit) = (weight, bias, communicator, inputIsSplit);
        register_parameter("weight", weight);
        register_parameter("bias", bias);
    }

    /// <summary>This rank's part, <c>[F, E/n]</c> of a layer from E to F features.</summary>
    public Parameter Weight { get; }

    /// <summary>The whole bias, <c>[F]</c>, the same on every rank and added once, after the sum; or null.</summary>
    public Parameter? Bias { get; }

    /// <summary>Splits a layer; all ranks call it, and rank 0's weights count.</summary>
    /// <param name="linear">The layer, of the same shape on all ranks; it stays as it is.</param>
    /// <param name="communicator">The ranks.</param>
    /// <param name="inputIsSplit">True where each rank comes with its <c>[…, E/n]</c>, as from a <see cref="ColumnParallelLinear"/>; false to
    /// take that part out of a whole <c>[…, E]</c>.</param>
    /// <exception cref="ArgumentException">The world size does not divide E.</exception>
    public static RowParallelLinear Split(Linear linear, ICommunicator communicator, bool inputIsSplit = true)
    {
        SplitCheck.RequireDivides(linear.in_features, communicator.WorldSize, "inputs");
        return new(SplitWeight.Of(linear.weight, 1, communicator), linear.bias is null ? null : SplitWeight.Whole(linear.bias, communicator), communicator, inputIsSplit);
    }

    /// <param name="input">This rank's <c>[…, E/n]</c>, or the whole <c>[…, E]</c>.</param>
    /// <returns><c>[…, F]</c>, the same on all ranks.</returns>
    /// <exception cref="ArgumentException">The input has another number of features.</exception>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var part = inputIsSplit ? input : TensorParallel.Scatter(input, communicator);
        if (part.size(-1) != Weight.size(1))
        {
            throw new ArgumentException($"Rank {communicator.Rank} holds the weights of {Weight.size(1)} inputs, and {part.size(-1)} came; with inputIsSplit: false each rank takes its part of a whole input.", nameof(input));
        }

        var sum = TensorParallel.Reduce(nn.functional.linear(part, Weight), communicator);
        return (Bias is null ? sum : sum + Bias).MoveToOuterDisposeScope();
    }
}
