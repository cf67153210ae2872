using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x₁ᵀ · A · x₂ + b: [*, in1_features] and [*, in2_features] to [*, out_features].</summary>
public sealed partial class Bilinear : nn.Module<Tensor, Tensor, Tensor>
{
    internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Bilinear))
    {
        Sizes.RequirePositive(nameof(in1_features), in1_features);
        Sizes.RequirePositive(nameof(in2_features), in2_features);
        Sizes.RequirePositive(nameof(out_features), out_features);
        (this.in1_features, this.in2_features, this.out_features) = (in1_features, in2_features, out_features);
        weight = WeightAndBias.Empty([out_features, in1_features, in2_features], device, dtype);
        var bound = 1 / Math.Sqrt(in1_features);
        nn.init.uniform_(weight, -bound, bound);
        if (hasBias)
        {
            bias = WeightAndBias.Empty([out_features], device, dtype);
            nn.init.uniform_(bias, -bound, bound);
        }
    }

    public long in1_features { get; set; }

    public long in2_features { get; set; }

    public long out_features { get; set; }

    /// <summary>[out_features, in1_features, in2_features].</summary>
    public Parameter weight { get; set => ConditionallyRegisterParameter(nameof(weight), field = value); }

    /// <summary>[out_features], or null.</summary>
    public Parameter? bias { get; set => ConditionallyRegisterParameter(nameof(bias), field = value); }

    public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.bilinear(input1, input2, weight, bias);
}
