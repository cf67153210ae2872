using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Scales each channel by what two small layers make of the means of all channels (Hu et al., https://arxiv.org/abs/1709.01507).</summary>
    public class SqueezeExcitation : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> avgpool;
        private readonly nn.Module<Tensor, Tensor> fc1;
        private readonly nn.Module<Tensor, Tensor> fc2;
        private readonly nn.Module<Tensor, Tensor> activation;
        private readonly nn.Module<Tensor, Tensor> scale_activation;
        private readonly long _channels;

        /// <param name="activation">Between the two layers; ReLU when null.</param>
        /// <param name="scale_activation">Makes the factors; sigmoid when null.</param>
        public SqueezeExcitation(long input_channels, long squeeze_channels, Func<nn.Module<Tensor, Tensor>> activation = null, Func<nn.Module<Tensor, Tensor>> scale_activation = null)
            : base(nameof(SqueezeExcitation))
        {
            _channels = input_channels;
            avgpool = nn.AdaptiveAvgPool2d(1);
            fc1 = nn.Conv2d(input_channels, squeeze_channels, 1);
            fc2 = nn.Conv2d(squeeze_channels, input_channels, 1);
            this.activation = activation?.Invoke() ?? nn.ReLU();
            this.scale_activation = scale_activation?.Invoke() ?? nn.Sigmoid();
            register_module(nameof(avgpool), avgpool);
            register_module(nameof(fc1), fc1);
            register_module(nameof(fc2), fc2);
            register_module(nameof(activation), this.activation);
            register_module(nameof(scale_activation), this.scale_activation);
        }

        /// <param name="input">[N, C, H, W] or [C, H, W].</param>
        /// <exception cref="ArgumentException">The input has other dimensions or channels.</exception>
        public override Tensor forward(Tensor input)
        {
            if (input.ndim is not (3 or 4) || input.shape[^3] != _channels)
            {
                throw new ArgumentException($"SqueezeExcitation takes images of {_channels} channels, [N, C, H, W] or [C, H, W]; the input is [{string.Join(", ", input.shape)}].", nameof(input));
            }

            using var scope = NewDisposeScope();
            var squeezed = activation.call(fc1.call(avgpool.call(input)));
            return (scale_activation.call(fc2.call(squeezed)) * input).MoveToOuterDisposeScope();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                avgpool.Dispose();
                fc1.Dispose();
                fc2.Dispose();
                activation.Dispose();
                scale_activation.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
