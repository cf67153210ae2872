using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>The dimensions in another order.</summary>
    public sealed class Permute : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[] _order;

        public Permute(IEnumerable<long> dims)
            : base(nameof(Permute)) => _order = dims.ToArray();

        public override Tensor forward(Tensor input) => input.permute(_order);
    }
}
