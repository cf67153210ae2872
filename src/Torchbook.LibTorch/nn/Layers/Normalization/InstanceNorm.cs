using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalizes each channel of each sample by itself (Ulyanov et al., https://arxiv.org/abs/1607.08022).</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum ?? 0.1, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>Channels and places: how many dimensions an input without a batch has.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var channels = (int)(input.ndim - GetNumberOfBatchDimensions());
        if (input.size(channels) != num_features)
        {
            throw new ArgumentException($"{GetName()} of {num_features} channels has none for the input [{string.Join(", ", input.shape)}]: dimension {channels} is {input.size(channels)}.", nameof(input));
        }

        if (channels == 1)
        {
            return Normalize(input);
        }

        using var batch = input.unsqueeze(0);
        using var normalized = Normalize(batch);
        return normalized.squeeze(0);
    }

    private Tensor Normalize(Tensor batch) =>
        nn.functional.instance_norm(batch, _runningMean, _runningVar, _weight, _bias, training || !track_running_stats, momentum ?? 0.1, eps);
}
