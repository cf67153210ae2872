using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Spreads channels over space (Shi et al., https://arxiv.org/abs/1609.05158): [*, C·r², H, W] to [*, C, H·r, W·r].</summary>
public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelShuffle(long upscale_factor)
        : base(nameof(PixelShuffle)) => this.upscale_factor = upscale_factor;

    public long upscale_factor { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(input, upscale_factor);
}
