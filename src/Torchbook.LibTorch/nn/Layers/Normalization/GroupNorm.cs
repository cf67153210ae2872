using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalizes groups of channels of [N, C, *] (Wu and He, https://arxiv.org/abs/1803.08494).</summary>
public sealed partial class GroupNorm : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        Sizes.RequirePositive(nameof(num_groups), num_groups);
        if (num_channels % num_groups != 0)
        {
            throw new ArgumentException($"{num_groups} groups do not divide {num_channels} channels evenly.", nameof(num_channels));
        }

        (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
        if (affine)
        {
            (weight, bias) = WeightAndBias.OnesAndZeros([num_channels], true, device, dtype);
        }
    }

    public long num_groups { get; set; }

    /// <summary>Added to the variance before the root is taken.</summary>
    public double eps { get; set; }

    public bool affine { get; set; }

    /// <summary>γ, [num_channels]; null when not affine.</summary>
    public Parameter? weight
    {
        get => _weight;
        set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
    }

    /// <summary>β, [num_channels]; null when not affine.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
    }

    public override Tensor forward(Tensor tensor) => nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
}
