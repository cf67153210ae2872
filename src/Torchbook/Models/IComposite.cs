using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>
/// A module whose <c>forward</c> is exactly that of another one, its body. Whoever has to know how an answer comes about, such as an
/// export to ONNX, follows the body.
/// </summary>
public interface IComposite
{
    /// <summary>What <c>forward</c> calls, and nothing else.</summary>
    nn.Module<Tensor, Tensor> Body { get; }
}
