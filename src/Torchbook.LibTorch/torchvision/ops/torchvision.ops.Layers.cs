using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class ops
    {
        /// <inheritdoc cref="drop_block2d"/>
        public static Modules.DropBlock2d DropBlock2d(double p, long block_size, bool inplace = false, double eps = 1e-6) => new(p, block_size, inplace, eps);

        /// <inheritdoc cref="drop_block3d"/>
        public static Modules.DropBlock3d DropBlock3d(double p, long block_size, bool inplace = false, double eps = 1e-6) => new(p, block_size, inplace, eps);

        /// <inheritdoc cref="Modules.FrozenBatchNorm2d"/>
        public static Modules.FrozenBatchNorm2d FrozenBatchNorm2d(int num_features, double eps = 1e-5, Device device = null) => new Frozen(num_features, eps, device);

        /// <inheritdoc cref="torchvision.Permute"/>
        public static Permute Permute(params long[] dims) => new(dims);

        /// <inheritdoc cref="torchvision.SqueezeExcitation"/>
        public static SqueezeExcitation SqueezeExcitation(
            long input_channels, long squeeze_channels, Func<nn.Module<Tensor, Tensor>> activation = null, Func<nn.Module<Tensor, Tensor>> scale_activation = null) =>
            new(input_channels, squeeze_channels, activation, scale_activation);

        /// <inheritdoc cref="torchvision.StochasticDepth"/>
        public static StochasticDepth StochasticDepth(double p, StochasticDepth.Mode mode) => new(p, mode);

        /// <summary>Linear layers, each but the last followed by a normalization, an activation and a dropout, the last by a dropout.</summary>
        /// <param name="hidden_channels">The widths, the output's last.</param>
        /// <param name="activation_layer">ReLU when null.</param>
        public static Modules.Sequential MLP(
            long in_channels, IList<int> hidden_channels, Func<int, nn.Module<Tensor, Tensor>> norm_layer = null, Func<nn.Module<Tensor, Tensor>> activation_layer = null, bool inplace = false, bool bias = true, double dropout = 0)
        {
            var layers = new List<nn.Module<Tensor, Tensor>>();
            foreach (var (width, i) in hidden_channels.Select((width, i) => (width, i)))
            {
                layers.Add(nn.Linear(i == 0 ? in_channels : hidden_channels[i - 1], width, hasBias: bias));
                if (i < hidden_channels.Count - 1)
                {
                    if (norm_layer is not null)
                    {
                        layers.Add(norm_layer(width));
                    }

                    layers.Add(activation_layer?.Invoke() ?? nn.ReLU(inplace));
                }

                layers.Add(nn.Dropout(dropout, inplace));
            }

            return nn.Sequential(layers);
        }

        // TorchSharp's constructor is open to derived classes only.
        private sealed class Frozen(int features, double eps, Device device) : Modules.FrozenBatchNorm2d(features, eps, device)
        {
            public override string GetName() => nameof(FrozenBatchNorm2d);
        }
    }
}
