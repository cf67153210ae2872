using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>The largest values of windows chosen so that [N, C, D, H, W] comes out with the spatial size wanted.</summary>
public sealed class AdaptiveMaxPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool3d(long[] output_size)
        : base(nameof(AdaptiveMaxPool3d))
    {
        this.output_size = output_size;
    }

    public long[] output_size { get; set; }

    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => F.adaptive_max_pool3d_with_indices(input, output_size);

    public override Tensor forward(Tensor input) => F.adaptive_max_pool3d(input, output_size);
}
