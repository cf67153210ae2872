using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalization of [N, C, H, W] whose statistics and parameters stay as they are: all four are buffers.</summary>
public class FrozenBatchNorm2d : nn.Module<Tensor, Tensor>
{
    private readonly double _eps;

    protected FrozenBatchNorm2d(int num_features, double eps = 1e-5, Device device = null)
        : base(nameof(FrozenBatchNorm2d))
    {
        _eps = eps;
        (weight, bias) = (ones(num_features, device: device), zeros(num_features, device: device));
        (running_mean, running_var) = (zeros(num_features, device: device), ones(num_features, device: device));
        register_buffer(nameof(weight), weight);
        register_buffer(nameof(bias), bias);
        register_buffer(nameof(running_mean), running_mean);
        register_buffer(nameof(running_var), running_var);
    }

    /// <summary>γ, [C].</summary>
    public Tensor weight { get; protected set; }

    /// <summary>β, [C].</summary>
    public Tensor bias { get; protected set; }

    public Tensor running_mean { get; protected set; }

    public Tensor running_var { get; protected set; }

    /// <exception cref="ArgumentException">The input is not [N, C, H, W].</exception>
    public override Tensor forward(Tensor x)
    {
        if (x.ndim != 4)
        {
            throw new ArgumentException($"FrozenBatchNorm2d takes [N, C, H, W], but the input is [{string.Join(", ", x.shape)}].", nameof(x));
        }

        using var scope = NewDisposeScope();
        var scale = weight * (running_var + _eps).rsqrt();
        var shift = bias - (running_mean * scale);
        return ((x * scale.reshape(1, -1, 1, 1)) + shift.reshape(1, -1, 1, 1)).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            weight.Dispose();
            bias.Dispose();
            running_mean.Dispose();
            running_var.Dispose();
        }

        base.Dispose(disposing);
    }
}
