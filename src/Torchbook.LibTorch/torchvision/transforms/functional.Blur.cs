using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Convolves with a Gaussian, the border mirrored. (TorchSharp 0.107 weights by the squared distance itself.)</summary>
            /// <param name="kernelSize">Height and width, or one for both; odd.</param>
            /// <param name="sigma">Of x and y, or one for both; 0.15 · size + 0.35 when null or empty.</param>
            /// <exception cref="ArgumentException">A size is not positive and odd, or a sigma not positive.</exception>
            public static Tensor gaussian_blur(Tensor input, IList<long> kernelSize, IList<float> sigma)
            {
                var (height, width) = (kernelSize[0], kernelSize[^1]);
                if (height <= 0 || width <= 0 || height % 2 == 0 || width % 2 == 0)
                {
                    throw new ArgumentException($"A blurring kernel has odd positive sizes, not {height} and {width}.", nameof(kernelSize));
                }

                var (sigmaX, sigmaY) = sigma is null or { Count: 0 } ? ((0.15 * width) + 0.35, (0.15 * height) + 0.35) : (sigma[0], sigma[^1]);
                if (!(sigmaX > 0 && sigmaY > 0))
                {
                    throw new ArgumentException($"The standard deviation of a blur is above 0, not {sigmaX} and {sigmaY}.", nameof(sigma));
                }

                return ImageBatch.Apply(input, batch =>
                {
                    var channels = batch.shape[1];
                    var kernel = outer(Gaussian(height, sigmaY, batch), Gaussian(width, sigmaX, batch)).expand(channels, 1, height, width);
                    var padded = nn.functional.pad(batch, [width / 2, width / 2, height / 2, height / 2], PaddingModes.Reflect);
                    return nn.functional.conv2d(padded, kernel, groups: channels);
                });
            }

            public static Tensor gaussian_blur(Tensor input, long kernel_size, float sigma) => gaussian_blur(input, [kernel_size], [sigma]);

            public static Tensor gaussian_blur(Tensor input, long kernelHeight, long kernelWidth, float sigma_x, float sigma_y) =>
                gaussian_blur(input, [kernelHeight, kernelWidth], [sigma_x, sigma_y]);

            /// <summary>From blurred (0) over the image itself (1) to sharper; the outermost pixels stay.</summary>
            /// <exception cref="ArgumentException">The factor is negative.</exception>
            public static Tensor adjust_sharpness(Tensor img, double sharpness)
            {
                RequireNotNegative(sharpness, nameof(sharpness));
                return img.shape[^1] <= 2 || img.shape[^2] <= 2 ? img.alias() : Blend(img, sharpness, Blurred);
            }

            private static Tensor Gaussian(long size, double sigma, Tensor like)
            {
                var distance = (arange(size, dtype: like.dtype, device: like.device) - ((size - 1) / 2.0)) / sigma;
                var weights = (distance * distance * -0.5).exp();
                return weights / weights.sum();
            }

            private static Tensor Blurred(Tensor image) => ImageBatch.Apply(image, batch =>
            {
                var channels = batch.shape[1];
                var kernel = full([3, 3], 1.0 / 13, batch.dtype, batch.device);
                kernel[1, 1].fill_(5.0 / 13);
                var result = batch.clone();
                result.narrow(-2, 1, batch.shape[^2] - 2).narrow(-1, 1, batch.shape[^1] - 2)
                    .copy_(nn.functional.conv2d(batch, kernel.expand(channels, 1, 3, 3), groups: channels));
                return result;
            });
        }
    }
}
