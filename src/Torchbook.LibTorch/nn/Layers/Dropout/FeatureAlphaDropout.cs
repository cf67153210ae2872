using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Alpha dropout of whole channels of [N, C, …].</summary>
public sealed class FeatureAlphaDropout : ParameterLessModule<Tensor, Tensor>
{
    internal FeatureAlphaDropout(double p, bool inplace = false)
        : base(nameof(FeatureAlphaDropout))
    {
        this.p = Probability.Require(p);
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => F.feature_alpha_dropout(input, p, training, inplace);
}
