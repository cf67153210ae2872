using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>What all variants of data parallelism do with a model.</summary>
internal static class Replica
{
    /// <summary>Gives this rank rank 0's parameters and buffers, and returns the parameters that are trained, in the model's order.</summary>
    public static Parameter[] Begin(nn.Module model, ICommunicator ranks)
    {
        foreach (var tensor in model.parameters().Cast<Tensor>().Concat(model.buffers()))
        {
            using var scope = NewDisposeScope();
            var data = tensor.detach();
            var whole = data.contiguous();
            ranks.Broadcast(whole, source: 0);
            data.copy_(whole);
        }

        Parameter[] trained = [.. model.parameters().Where(p => p.requires_grad)];
        return trained.Length > 0 ? trained : throw new ArgumentException("The model has no parameter that requires a gradient: there is nothing to train.", nameof(model));
    }

    /// <summary>The parameter's gradient, a handle of the caller's; zeros where backward gave it none.</summary>
    public static Tensor Gradient(Parameter parameter)
    {
        if (parameter.grad is null)
        {
            parameter.grad = zeros_like(parameter.detach());
        }

        return parameter.grad!;
    }
}
