using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>x · Φ(x) with Φ the normal distribution function, or its tanh approximation (Hendrycks and Gimpel, https://arxiv.org/abs/1606.08415).</summary>
public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
    internal GELU(Approximate approximate, bool inplace)
        : base(nameof(GELU))
    {
        this.approximate = approximate;
        this.inplace = inplace;
    }

    public Approximate approximate { get; set; }

    public bool inplace { get; set; }

    /// <summary>How Φ is computed: exactly, or by a formula with tanh.</summary>
    public enum Approximate
    {
        none,
        tanh,
    }

    public override Tensor forward(Tensor tensor) => F.gelu(tensor, approximate, inplace);
}
