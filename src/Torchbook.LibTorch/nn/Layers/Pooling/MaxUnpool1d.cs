using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Puts the maxima of a pooling of [N, C, L] back where its indices say they were; everything else is 0.</summary>
public sealed class MaxUnpool1d : ParameterLessModule<Tensor, Tensor, long[], Tensor>
{
    internal MaxUnpool1d(long kernel_size, long? stride, long? padding)
        : base(nameof(MaxUnpool1d)) =>
        (this.kernel_size, this.stride, this.padding) = (kernel_size, stride, padding);

    public long kernel_size { get; set; }

    public long? stride { get; set; }

    public long? padding { get; set; }

    /// <param name="tensor">The maxima.</param>
    /// <param name="indices">Their places, from <c>forward_with_indices</c> of the pooling.</param>
    /// <param name="output_size">The spatial size wanted where the stride leaves a choice; null for the usual one.</param>
    public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size);

    public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) => F.max_unpool1d(tensor, indices, kernel_size, stride, padding, output_size);
}
