using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Transfer;

/// <summary>
/// What a network makes of examples, as examples of their own (Donahue and others, <i>DeCAF</i>, arXiv 1310.1531). Frozen layers give the
/// same features in every epoch: extracted once, they train any number of heads.
/// </summary>
public static class Features
{
    /// <summary>Sends all examples through <paramref name="extractor"/> once, in evaluation mode and without gradients.</summary>
    /// <param name="extractor">Such as <see cref="Models.SmallConvNet.Features"/>; stays on its device and keeps its mode.</param>
    /// <param name="data">At least one example.</param>
    /// <param name="batchSize">Examples at once; no influence on the result beyond rounding.</param>
    /// <returns>Features <c>[N, F]</c> and the labels, on the CPU; the caller's dispose scope, or the caller, disposes them.</returns>
    /// <exception cref="ArgumentException">The data are empty or do not fit.</exception>
    public static Examples Extract(nn.Module<Tensor, Tensor> extractor, Examples data, int batchSize = 500)
    {
        FitCheck.NotEmpty(data, "feature");
        using var outputs = Trainer.Outputs(extractor, data.Inputs, batchSize);
        return new(outputs.flatten(1), data.Labels.cpu());
    }
}
