using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>What a rank holds of a model, in bytes.</summary>
/// <param name="Parameters">Of parameters.</param>
/// <param name="Gradients">Of the gradients that they have.</param>
/// <param name="Activations">Of what a backward pass still needs, where a pipeline counted it.</param>
public readonly record struct RankMemory(long Parameters, long Gradients, long Activations = 0)
{
    /// <summary>All of it.</summary>
    public long Total => Parameters + Gradients + Activations;

    /// <summary>What this rank's part of a model holds now.</summary>
    public static RankMemory Of(nn.Module module)
    {
        using var scope = NewDisposeScope();
        var parameters = module.parameters().ToList();
        return new(parameters.Sum(Bytes), parameters.Sum(p => p.grad is { } gradient ? Bytes(gradient) : 0));
    }

    /// <summary>Bytes of a tensor's elements.</summary>
    internal static long Bytes(Tensor tensor) => tensor.numel() * tensor.element_size();
}
