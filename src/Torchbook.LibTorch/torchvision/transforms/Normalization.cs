using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>(image - mean) / deviation, channel by channel.</summary>
internal sealed class Normalization : torchvision.ITransform, IDisposable
{
    private readonly Tensor _means;
    private readonly Tensor _deviations;

    public Normalization(double[] means, double[] deviations, ScalarType dtype, Device device)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(deviations);
        if (means.Length != deviations.Length)
        {
            throw new ArgumentException($"There are {means.Length} means and {deviations.Length} standard deviations; each channel has one of both.", nameof(means));
        }

        _means = PerChannel(means, dtype, device);
        _deviations = PerChannel(deviations, dtype, device);
    }

    public Tensor call(Tensor input)
    {
        if (ImageBatch.Channels(input) != _means.shape[0])
        {
            throw new ArgumentException($"The image has {ImageBatch.Channels(input)} channels, but there are means and standard deviations of {_means.shape[0]}.", nameof(input));
        }

        using var centered = input - _means;
        return centered / _deviations;
    }

    public void Dispose()
    {
        _means.Dispose();
        _deviations.Dispose();
    }

    // A transform outlives the scope it was made in.
    private static Tensor PerChannel(double[] values, ScalarType dtype, Device device)
    {
        using var row = tensor(values, dtype: dtype, device: device);
        return row.reshape(-1, 1, 1).DetachFromDisposeScope();
    }
}
