using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Modules;

/// <summary>Sums of squares of standard normal numbers.</summary>
public class Chi2 : Gamma
{
    /// <param name="df">Degrees of freedom, positive.</param>
    /// <param name="generator">The default one if null.</param>
    public Chi2(Tensor df, Generator? generator = null)
        : base(df * 0.5, full_like(df, 0.5), generator)
    {
    }

    /// <summary>Degrees of freedom.</summary>
    public Tensor df => concentration * 2;

    public override Distribution expand(Size batch_shape, Distribution? instance = null) =>
        Into(instance, () => new Chi2(df.expand(batch_shape.Shape), generator));
}
