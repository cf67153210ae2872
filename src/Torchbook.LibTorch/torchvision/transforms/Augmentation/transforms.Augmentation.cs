using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <summary>One of 25 pairs of operations that were learned on a data set (Cubuk et al., https://arxiv.org/abs/1805.09501). Images of type uint8.</summary>
        /// <param name="fill">The value of what comes from outside the image.</param>
        public static ITransform AutoAugment(
            autoaugment.AutoAugmentPolicy policy = autoaugment.AutoAugmentPolicy.ImageNet, InterpolationMode interpolation = InterpolationMode.Nearest, IList<float> fill = null, Generator generator = null) =>
            new AutoAugmentTransform(policy, interpolation, fill, generator);

        /// <summary>A few operations at random, all of one strength (Cubuk et al., https://arxiv.org/abs/1909.13719). Images of type uint8.</summary>
        /// <param name="magnitude">The strength, below <paramref name="num_magnitude_bins"/>.</param>
        public static ITransform RandAugment(
            int num_ops = 2, int magnitude = 9, int num_magnitude_bins = 31, InterpolationMode interpolation = InterpolationMode.Nearest, IList<float> fill = null, Generator generator = null)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(num_magnitude_bins, 2);
            ArgumentOutOfRangeException.ThrowIfNegative(magnitude);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(magnitude, num_magnitude_bins);
            return new RandAugmentTransform(num_ops, magnitude, num_magnitude_bins, interpolation, fill, generator);
        }

        /// <summary>One operation at random, of random strength (Müller and Hutter, https://arxiv.org/abs/2103.10158). Images of type uint8.</summary>
        public static ITransform TrivialAugmentWide(
            int num_magnitude_bins = 31, InterpolationMode interpolation = InterpolationMode.Nearest, IList<float> fill = null, Generator generator = null)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(num_magnitude_bins, 2);
            return new TrivialAugmentTransform(num_magnitude_bins, interpolation, fill, generator);
        }

        /// <summary>The image mixed with chains of operations on it (Hendrycks et al., https://arxiv.org/abs/1912.02781). Images of type uint8.</summary>
        /// <param name="severity">The most strength, 1 to 10.</param>
        /// <param name="mixture_width">How many chains.</param>
        /// <param name="chain_depth">Operations in a chain; 1 to 3 at random when not positive.</param>
        /// <param name="alpha">Of the Dirichlet distribution of the shares.</param>
        /// <param name="all_ops">Whether to change colours as well.</param>
        public static ITransform AugMix(
            int severity = 3, int mixture_width = 3, int chain_depth = -1, double alpha = 1, bool all_ops = true, InterpolationMode interpolation = InterpolationMode.Bilinear, IList<float> fill = null, Generator generator = null)
        {
            if (severity is < 1 or > 10)
            {
                throw new ArgumentException($"The severity lies between 1 and 10; this is {severity}.", nameof(severity));
            }

            return new AugMixTransform(severity, mixture_width, chain_depth, alpha, all_ops, interpolation, fill, generator);
        }
    }
}
