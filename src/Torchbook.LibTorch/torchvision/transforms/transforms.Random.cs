using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static ITransform RandomHorizontalFlip(double p = 0.5) => Randomize(HorizontalFlip(), p);

        public static ITransform RandomVerticalFlip(double p = 0.5) => Randomize(VerticalFlip(), p);

        /// <summary>Gray in three channels.</summary>
        public static ITransform RandomGrayscale(double p = 0.1) => Randomize(Grayscale(3), p);

        public static ITransform RandomInvert(double p = 0.5) => Randomize(Invert(), p);

        public static ITransform RandomPosterize(int bits, double p = 0.5) => Randomize(Posterize(bits), p);

        public static ITransform RandomSolarize(double threshold, double p = 0.5) => Randomize(Solarize(threshold), p);

        public static ITransform RandomAdjustSharpness(double sharpness, double p = 0.5) => Randomize(AdjustSharpness(sharpness), p);

        public static ITransform RandomAutoContrast(double p = 0.5) => Randomize(AutoContrast(), p);

        /// <summary>With probability <paramref name="p"/> <see cref="Equalize()"/>.</summary>
        public static ITransform Equalize(double p = 0.5) => Randomize(Equalize(), p);

        /// <summary>By any angle up to that many degrees, either way.</summary>
        public static ITransform RandomRotation(double degrees, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float> fill = null) =>
            RandomRotation((-degrees, degrees), interpolation, expand, center, fill);

        /// <summary>By an angle between two.</summary>
        public static ITransform RandomRotation((double, double) degrees, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float> fill = null) =>
            new Transform(image => functional.rotate(image, (float)RandomNumber.Uniform(degrees.Item1, degrees.Item2), interpolation, expand, center, fill));

        /// <summary>A window of random size, proportions and place, resized. (TorchSharp 0.107 scales both edges alike and leaves the proportions.)</summary>
        /// <param name="scaleMin">The least share of the image's area.</param>
        /// <param name="ratioMin">The least width / height.</param>
        public static ITransform RandomResizedCrop(int height, int width, double scaleMin = 0.08, double scaleMax = 1, double ratioMin = 0.75, double ratioMax = 1.3333333333333) =>
            new Transform(image =>
            {
                var (top, left, h, w) = Windows.Random((int)image.shape[^2], (int)image.shape[^1], (scaleMin, scaleMax), (ratioMin, ratioMax));
                return functional.resized_crop(image, top, left, h, w, height, width);
            });

        public static ITransform RandomResizedCrop(int size, double scaleMin = 0.08, double scaleMax = 1, double ratioMin = 0.75, double ratioMax = 1.3333333333333) =>
            RandomResizedCrop(size, size, scaleMin, scaleMax, ratioMin, ratioMax);

        /// <summary>Moves each corner inwards by up to half of <paramref name="distortion"/>, with probability <paramref name="p"/>.</summary>
        public static ITransform RandomPerspective(double distortion = 0.5, double p = 0.5) => Randomize(new Transform(image =>
        {
            var (starts, ends) = Windows.Corners((int)image.shape[^2], (int)image.shape[^1], distortion);
            return functional.perspective(image, starts, ends);
        }), p);

        /// <summary>Brightness, contrast, saturation and hue, each by a random factor between two.</summary>
        public static ITransform ColorJitter((float, float) brightness, (float, float) contrast, (float, float) saturation, (float, float) hue) => new Transform(image =>
        {
            static double Between((float, float) range) => RandomNumber.Uniform(range.Item1, range.Item2);
            using var scope = NewDisposeScope();
            var result = functional.adjust_brightness(image, Between(brightness));
            result = functional.adjust_contrast(result, Between(contrast));
            if (ImageBatch.Channels(image) == 3)
            {
                result = functional.adjust_saturation(result, Between(saturation));
                result = functional.adjust_hue(result, Between(hue));
            }

            return result.MoveToOuterDisposeScope();
        });

        /// <summary>By a factor of up to 1 ± that much; hue by up to that many turns of the wheel either way.</summary>
        public static ITransform ColorJitter(float brightness = 0, float contrast = 0, float saturation = 0, float hue = 0)
        {
            static (float, float) Around(float change) => (Math.Max(0, 1 - change), 1 + change);
            return ColorJitter(Around(brightness), Around(contrast), Around(saturation), (-hue, hue));
        }
    }
}
