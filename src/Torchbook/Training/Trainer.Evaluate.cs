using static TorchSharp.torch;

namespace Torchbook.Training;

public static partial class Trainer
{
    /// <summary>Loss and accuracy of a model, in evaluation mode and without gradients.</summary>
    /// <param name="model">Stays on its device, where batches are brought, and keeps its mode.</param>
    /// <param name="data">At least one example.</param>
    /// <param name="batchSize">Examples at once; no influence on the result beyond rounding.</param>
    /// <param name="loss">Mean over a batch; cross entropy when null.</param>
    /// <exception cref="ArgumentException">The data are empty or do not fit the model.</exception>
    public static Evaluation Evaluate(nn.Module<Tensor, Tensor> model, Examples data, int batchSize = 500, Func<Tensor, Tensor, Tensor>? loss = null)
    {
        FitCheck.NotEmpty(data, "evaluation");
        loss ??= (outputs, labels) => nn.functional.cross_entropy(outputs, labels);
        using var scope = NewDisposeScope();
        using var mode = ModelMode.Evaluating(model);
        using var grad = no_grad();
        var device = DeviceOf(model);
        var (losses, correct) = (zeros(1, ScalarType.Float64, device), zeros(1, ScalarType.Int64, device));
        var counts = data.HasClasses;
        foreach (var (inputs, labels) in data.Batches(batchSize, device: device))
        {
            using var step = NewDisposeScope();
            var outputs = FitCheck.Forward(model, inputs, labels);
            losses.add_(loss(outputs, labels).to(ScalarType.Float64).mul(inputs.shape[0]));
            counts &= outputs.dim() == 2;
            if (counts)
            {
                correct.add_(Metrics.Correct(outputs, labels));
            }
        }

        return new(losses.item<double>() / data.Count, counts ? correct.item<long>() / (double)data.Count : double.NaN, data.Count);
    }

    private static Device DeviceOf(nn.Module model) => model.parameters().FirstOrDefault()?.device ?? CPU;
}
