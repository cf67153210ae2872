using static TorchSharp.torch;
using F = TorchSharp.torchvision.transforms.functional;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>What the automatic augmentations share: operations of given strength.</summary>
    public abstract partial class autoaugment
    {
        /// <summary>The data set that a policy was learned on.</summary>
        public enum AutoAugmentPolicy
        {
            ImageNet,
            CIFAR10,
            SVHN,
        }

        protected enum opType
        {
            ShearX,
            ShearY,
            TranslateX,
            TranslateY,
            Rotate,
            Brightness,
            Color,
            Contrast,
            Sharpness,
            Posterize,
            Solarize,
            AutoContrast,
            Equalize,
            Invert,
            Identity,
        }

        /// <param name="magnitude">Shear as a slope, moves in pixels, rotation in degrees, colours as a change of the factor 1.</param>
        protected static Tensor apply_op(Tensor img, opType op_name, double magnitude, InterpolationMode interpolation, IList<float> fill)
        {
            var slope = (float)double.RadiansToDegrees(Math.Atan(magnitude));
            return op_name switch
            {
                opType.ShearX => F.affine(img, [slope, 0], interpolation: interpolation, fill: fill?[0]),
                opType.ShearY => F.affine(img, [0, slope], interpolation: interpolation, fill: fill?[0]),
                opType.TranslateX => F.affine(img, translate: [(int)magnitude, 0], interpolation: interpolation, fill: fill?[0]),
                opType.TranslateY => F.affine(img, translate: [0, (int)magnitude], interpolation: interpolation, fill: fill?[0]),
                opType.Rotate => F.rotate(img, (float)magnitude, interpolation, fill: fill),
                opType.Brightness => F.adjust_brightness(img, 1 + magnitude),
                opType.Color => F.adjust_saturation(img, 1 + magnitude),
                opType.Contrast => F.adjust_contrast(img, 1 + magnitude),
                opType.Sharpness => F.adjust_sharpness(img, 1 + magnitude),
                opType.Posterize => F.posterize(img, (int)magnitude),
                opType.Solarize => F.solarize(img, magnitude),
                opType.AutoContrast => F.autocontrast(img),
                opType.Equalize => F.equalize(img),
                opType.Invert => F.invert(img),
                opType.Identity => img,
                _ => throw new ArgumentException($"There is no operation {op_name}.", nameof(op_name)),
            };
        }

        // What an operation may be applied with, weakest first; a signed one also the other way.
        private protected readonly record struct Strength(opType Operation, double Weakest, double Strongest, bool Signed)
        {
            public double At(int bin, int bins)
            {
                var way = (Strongest - Weakest) * bin / (bins - 1);
                return Weakest + (Operation == opType.Posterize ? Math.Round(way) : way);
            }

            public static Strength[] Of(Tensor image, double slope, double width, double height, double degrees, double colour, int bits, int mostBits = 8) =>
            [
                new(opType.ShearX, 0, slope, true), new(opType.ShearY, 0, slope, true), new(opType.TranslateX, 0, width, true), new(opType.TranslateY, 0, height, true),
                new(opType.Rotate, 0, degrees, true), new(opType.Brightness, 0, colour, true), new(opType.Color, 0, colour, true), new(opType.Contrast, 0, colour, true),
                new(opType.Sharpness, 0, colour, true), new(opType.Posterize, mostBits, bits, false), new(opType.Solarize, ImageBatch.White(image), 0, false),
                new(opType.AutoContrast, 0, 0, false), new(opType.Equalize, 0, 0, false),
            ];
        }
    }
}
