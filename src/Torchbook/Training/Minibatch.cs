using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>Some examples at once.</summary>
/// <param name="Inputs"><c>[N, …]</c>.</param>
/// <param name="Labels"><c>[N]</c> class labels, or <c>[N, …]</c> targets.</param>
public readonly record struct Minibatch(Tensor Inputs, Tensor Labels);
