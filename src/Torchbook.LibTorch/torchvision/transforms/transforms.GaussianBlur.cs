using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <inheritdoc cref="functional.gaussian_blur(Tensor, IList{long}, IList{float})"/>
        public static ITransform GaussianBlur(IList<long> kernelSize, float sigma) => sigma > 0
            ? GaussianBlur(kernelSize, sigma, sigma)
            : throw new ArgumentException($"The standard deviation of a blur is above 0, not {sigma}.", nameof(sigma));

        /// <summary>With a random standard deviation between two.</summary>
        /// <exception cref="ArgumentException">There are not two odd positive sizes, or the range is empty or negative.</exception>
        public static ITransform GaussianBlur(IList<long> kernelSize, float min = 0.1f, float max = 2)
        {
            if (kernelSize is not { Count: 2 } || kernelSize.Any(size => size <= 0))
            {
                throw new ArgumentException("A blurring kernel has a height and a width, both positive.", nameof(kernelSize));
            }

            if (!(min >= 0 && max >= min))
            {
                throw new ArgumentException($"The standard deviation of a blur cannot lie between {min} and {max}.", nameof(min));
            }

            return new Transform(image => functional.gaussian_blur(image, kernelSize, [(float)RandomNumber.Uniform(min, max)]));
        }

        public static ITransform GaussianBlur(long kernel_size, float sigma) => GaussianBlur([kernel_size, kernel_size], sigma);

        public static ITransform GaussianBlur(long kernel_size, float min = 0.1f, float max = 2) => GaussianBlur([kernel_size, kernel_size], min, max);

        public static ITransform GaussianBlur(long kernelHeight, long kernelWidth, float sigma) => GaussianBlur([kernelHeight, kernelWidth], sigma);

        public static ITransform GaussianBlur(long kernelHeight, long kernelWidth, float min = 0.1f, float max = 2) => GaussianBlur([kernelHeight, kernelWidth], min, max);
    }
}
