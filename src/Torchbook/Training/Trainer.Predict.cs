using static TorchSharp.torch;

namespace Torchbook.Training;

public static partial class Trainer
{
    /// <summary>A classifier's answers to <paramref name="inputs"/> <c>[N, …]</c>, in evaluation mode and without gradients.</summary>
    /// <exception cref="ArgumentException">The inputs do not fit the model, or its outputs are not <c>[N, C]</c>.</exception>
    public static Predictions Predict(nn.Module<Tensor, Tensor> model, Tensor inputs, int batchSize = 500)
    {
        using var logits = Outputs(model, inputs, batchSize);
        return Predictions.FromLogits(logits);
    }

    /// <summary>What a model puts out for <paramref name="inputs"/> <c>[N, …]</c>, in evaluation mode and without gradients, on the CPU.</summary>
    /// <returns>A tensor that the caller's dispose scope, or the caller, disposes.</returns>
    /// <exception cref="ArgumentException">The inputs do not fit the model.</exception>
    public static Tensor Outputs(nn.Module<Tensor, Tensor> model, Tensor inputs, int batchSize = 500)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        using var scope = NewDisposeScope();
        using var mode = ModelMode.Evaluating(model);
        using var grad = no_grad();
        var device = DeviceOf(model);
        var parts = new List<Tensor>();
        for (var start = 0L; start < Math.Max(1, inputs.shape[0]); start += batchSize)
        {
            using var step = NewDisposeScope();
            var batch = inputs.narrow(0, start, Math.Min(batchSize, inputs.shape[0] - start)).to(device);
            parts.Add(FitCheck.Forward(model, batch).cpu().MoveToOuterDisposeScope());
        }

        return (parts.Count == 1 ? parts[0] : cat(parts)).MoveToOuterDisposeScope();
    }
}
