using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>The largest values of windows at random places, as many as the output has elements (Graham, https://arxiv.org/abs/1412.6071);
/// [N, C, D, H, W].</summary>
public sealed class FractionalMaxPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal FractionalMaxPool3d(long[] kernel_size, long[]? output_size, double[]? output_ratio)
        : base(nameof(FractionalMaxPool3d))
    {
        F.RequireFractional(kernel_size, output_size, output_ratio, 3);
        (this.kernel_size, this.output_size, this.output_ratio) = (kernel_size, output_size, output_ratio);
    }

    public long[] kernel_size { get; set; }

    public long[]? output_size { get; set; }

    /// <summary>Or the output's size as a share of the input's.</summary>
    public double[]? output_ratio { get; set; }

    public override Tensor forward(Tensor input) => F.fractional_max_pool3d(input, kernel_size, output_size, output_ratio);

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        F.fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio);
}
