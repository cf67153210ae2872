using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>In training <see cref="ops.stochastic_depth"/>.</summary>
    public class StochasticDepth : nn.Module<Tensor, Tensor>
    {
        private readonly double _p;
        private readonly Mode _mode;

        public StochasticDepth(double p, Mode mode)
            : base(nameof(StochasticDepth)) => (_p, _mode) = (p, mode);

        /// <summary>Whether a whole batch is left out, or single rows.</summary>
        public enum Mode
        {
            Batch,
            Row,
        }

        public override Tensor forward(Tensor input) => ops.stochastic_depth(input, _p, _mode, training);
    }
}
