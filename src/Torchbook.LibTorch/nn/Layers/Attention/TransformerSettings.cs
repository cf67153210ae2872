using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The arguments that encoder and decoder layers share, and the parts made of them.</summary>
internal sealed record TransformerSettings(long Width, long Heads, long Hidden, double Dropout, nn.Activations Activation)
{
    public MultiheadAttention NewAttention() => new(Width, Heads, Dropout, true, false, false, null, null);

    public Linear NewLinear1() => new(Width, Hidden, true, null, null);

    public Linear NewLinear2() => new(Hidden, Width, true, null, null);

    public LayerNorm NewNorm() => nn.LayerNorm(Width);

    public Dropout NewDropout() => new(Dropout, false);

    public Tensor Activate(Tensor x) => Activation == nn.Activations.GELU ? nn.functional.gelu(x) : nn.functional.relu(x);
}
