using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <inheritdoc cref="functional.adjust_brightness"/>
        public static ITransform AdjustBrightness(double brightness_factor) => With(brightness_factor, functional.adjust_brightness);

        /// <inheritdoc cref="functional.adjust_contrast"/>
        public static ITransform AdjustContrast(double contrast_factor) => With(contrast_factor, functional.adjust_contrast);

        /// <inheritdoc cref="functional.adjust_saturation"/>
        public static ITransform AdjustSaturation(double saturation_factor) => With(saturation_factor, functional.adjust_saturation);

        /// <inheritdoc cref="functional.adjust_sharpness"/>
        public static ITransform AdjustSharpness(double sharpness) => With(sharpness, functional.adjust_sharpness);

        /// <inheritdoc cref="functional.adjust_gamma"/>
        public static ITransform AdjustGamma(double gamma, double gain = 1) => With(gamma, (image, factor) => functional.adjust_gamma(image, factor, gain));

        /// <inheritdoc cref="functional.adjust_hue"/>
        public static ITransform AdjustHue(double hue_factor) => new Transform(image => functional.adjust_hue(image, hue_factor % 1));

        /// <inheritdoc cref="functional.autocontrast"/>
        public static ITransform AutoContrast() => new Transform(functional.autocontrast);

        /// <inheritdoc cref="functional.equalize"/>
        public static ITransform Equalize() => new Transform(functional.equalize);

        /// <inheritdoc cref="functional.invert"/>
        public static ITransform Invert() => new Transform(functional.invert);

        /// <inheritdoc cref="functional.posterize"/>
        public static ITransform Posterize(int bits) => new Transform(image => functional.posterize(image, bits));

        /// <inheritdoc cref="functional.solarize"/>
        public static ITransform Solarize(double threshold) => new Transform(image => functional.solarize(image, threshold));

        /// <inheritdoc cref="functional.rgb_to_grayscale"/>
        public static ITransform Grayscale(int outputChannels = 1) => outputChannels is 1 or 3
            ? new Transform(image => functional.rgb_to_grayscale(image, outputChannels))
            : throw new ArgumentException($"A gray image has 1 or 3 channels, not {outputChannels}.", nameof(outputChannels));

        /// <inheritdoc cref="functional.convert_image_dtype"/>
        public static ITransform ConvertImageDtype(ScalarType dtype) => new Transform(image => functional.convert_image_dtype(image, dtype));

        [Obsolete("Deprecating misspelled transform. Use 'ConvertImageDtype' instead.", false)]
        public static ITransform ConvertImageDType(ScalarType dtype) => ConvertImageDtype(dtype);

        /// <inheritdoc cref="functional.normalize"/>
        /// <param name="means">One number for each of the 1 or 3 channels.</param>
        /// <param name="dtype">The type to compute in, on <paramref name="device"/>.</param>
        public static ITransform Normalize(double[] means, double[] stdevs, ScalarType dtype = ScalarType.Float32, Device device = null) =>
            means is null or { Length: 1 or 3 } ? new Normalization(means, stdevs, dtype, device)
                : throw new ArgumentException($"Images have 1 or 3 channels, but there are {means.Length} means.", nameof(means));

        private static Transform With(double factor, Func<Tensor, double, Tensor> adjust) => factor >= 0
            ? new Transform(image => adjust(image, factor))
            : throw new ArgumentException($"The factor is zero or more, not {factor}.", nameof(factor));
    }
}
