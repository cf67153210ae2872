using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Building blocks of vision models.</summary>
    public static partial class ops
    {
        /// <summary>A convolution, a normalization and an activation in a row; what is null is left out.</summary>
        /// <param name="padding">Null keeps the size at stride 1 of an odd kernel.</param>
        /// <param name="bias">Null: a bias where no normalization follows.</param>
        public static nn.Module<Tensor, Tensor> Conv2dNormActivation(
            long in_channels, long out_channels, long kernel_size = 3, long stride = 1, long? padding = null, long groups = 1,
            Func<long, nn.Module<Tensor, Tensor>>? norm_layer = null, Func<bool, nn.Module<Tensor, Tensor>>? activation_layer = null,
            long dilation = 1, bool inplace = true, bool? bias = null)
        {
            var convolution = nn.Conv2d(
                in_channels, out_channels, kernel_size, stride, padding ?? (kernel_size - 1) / 2 * dilation, dilation, groups: groups, bias: bias ?? norm_layer is null);
            return NormAndActivation(convolution, norm_layer?.Invoke(out_channels), activation_layer?.Invoke(inplace));
        }

        /// <inheritdoc cref="Conv2dNormActivation"/>
        public static nn.Module<Tensor, Tensor> Conv3dNormActivation(
            long in_channels, long out_channels, long kernel_size = 3, long stride = 1, long? padding = null, long groups = 1,
            Func<long, nn.Module<Tensor, Tensor>>? norm_layer = null, Func<bool, nn.Module<Tensor, Tensor>>? activation_layer = null,
            long dilation = 1, bool inplace = true, bool? bias = null)
        {
            var convolution = nn.Conv3d(
                in_channels, out_channels, kernel_size, stride, padding ?? (kernel_size - 1) / 2 * dilation, dilation, groups: groups, bias: bias ?? norm_layer is null);
            return NormAndActivation(convolution, norm_layer?.Invoke(out_channels), activation_layer?.Invoke(inplace));
        }

        private static Modules.Sequential NormAndActivation(params nn.Module<Tensor, Tensor>?[] parts) => nn.Sequential(parts.Where(part => part is not null)!);
    }
}
