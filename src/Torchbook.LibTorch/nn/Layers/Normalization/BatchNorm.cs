using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalizes each channel over the batch in training, with running statistics otherwise (Ioffe and Szegedy,
/// https://arxiv.org/abs/1502.03167).</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var newest = momentum ?? 0;
        if (training && _batches is not null)
        {
            Aten.Increment(_batches);
            if (momentum is null)
            {
                newest = 1.0 / _batches.ToInt64();
            }
        }

        var useBatch = training || _runningMean is null || _runningVar is null;
        var track = !training || track_running_stats;
        return nn.functional.batch_norm(input, track ? _runningMean : null, track ? _runningVar : null, _weight, _bias, useBatch, newest, eps);
    }
}
