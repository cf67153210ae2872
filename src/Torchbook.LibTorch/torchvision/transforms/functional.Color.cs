using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>From black (0) over the image itself (1) to brighter ones.</summary>
            /// <exception cref="ArgumentException">The factor is negative.</exception>
            public static Tensor adjust_brightness(Tensor img, double brightness_factor)
            {
                RequireNotNegative(brightness_factor, nameof(brightness_factor));
                return Blend(img, brightness_factor, image => zeros_like(image));
            }

            /// <summary>From the mean gray (0) over the image itself (1) to more contrast.</summary>
            /// <exception cref="ArgumentException">The factor is negative.</exception>
            public static Tensor adjust_contrast(Tensor img, double contrast_factor)
            {
                RequireNotNegative(contrast_factor, nameof(contrast_factor));
                return Blend(img, contrast_factor, image => Wide(Gray(image)).mean([-3, -2, -1], keepdim: true));
            }

            /// <summary>From gray (0) over the image itself (1) to more colour.</summary>
            /// <exception cref="ArgumentException">The factor is negative.</exception>
            public static Tensor adjust_saturation(Tensor img, double saturation_factor)
            {
                RequireNotNegative(saturation_factor, nameof(saturation_factor));
                return Blend(img, saturation_factor, Gray);
            }

            /// <summary>gain · value^gamma, of values between 0 and 1.</summary>
            /// <exception cref="ArgumentException">Gamma is negative.</exception>
            public static Tensor adjust_gamma(Tensor img, double gamma, double gain = 1)
            {
                RequireNotNegative(gamma, nameof(gamma));
                using var scope = NewDisposeScope();
                var values = img.is_floating_point() ? img : convert_image_dtype(img);
                return convert_image_dtype(values.pow(gamma).mul(gain).clamp(0, 1), img.dtype).MoveToOuterDisposeScope();
            }

            /// <summary>The luma 0.2989 R + 0.587 G + 0.114 B, in one channel or the same in three.</summary>
            /// <exception cref="ArgumentException">The image has neither one nor three channels, or other numbers are wanted.</exception>
            public static Tensor rgb_to_grayscale(Tensor input, int num_output_channels = 1)
            {
                if (num_output_channels is not (1 or 3))
                {
                    throw new ArgumentException($"A gray image has 1 or 3 channels, not {num_output_channels}.", nameof(num_output_channels));
                }

                using var scope = NewDisposeScope();
                var gray = Gray(input);
                return (num_output_channels == 3 ? gray.expand([.. gray.shape[..^3], 3, .. gray.shape[^2..]]) : gray.alias()).MoveToOuterDisposeScope();
            }

            /// <summary>The negative.</summary>
            public static Tensor invert(Tensor input)
            {
                ArgumentNullException.ThrowIfNull(input);
                using var negative = input.is_floating_point() ? -input : input.bitwise_not();
                return input.is_floating_point() ? negative + 1 : input.dtype is ScalarType.Byte or ScalarType.Bool ? negative.alias() : negative.add(ImageBatch.Bound(input.dtype)!.Value).add_(1);
            }

            /// <summary>Keeps the highest bits of each value.</summary>
            /// <exception cref="ArgumentException">The image is not of type uint8.</exception>
            public static Tensor posterize(Tensor input, int bits)
            {
                RequireBytes(input, nameof(posterize));
                using var mask = tensor(unchecked((byte)-(1 << (8 - bits))), device: input.device);
                return input & mask;
            }

            /// <summary>Inverts the values from the threshold up.</summary>
            /// <exception cref="ArgumentOutOfRangeException">The threshold is above the largest value.</exception>
            public static Tensor solarize(Tensor input, double threshold)
            {
                ArgumentNullException.ThrowIfNull(input);
                if (threshold > (ImageBatch.Bound(input.dtype) ?? 1))
                {
                    throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold lies within the range of the image's values: 0 to 1 for floating point, 0 to 255 for uint8.");
                }

                using var inverted = invert(input);
                using var below = input.lt(threshold);
                return where(below, input, inverted);
            }

            private static void RequireNotNegative(double factor, string name)
            {
                if (!(factor >= 0))
                {
                    throw new ArgumentException($"{name} is zero or more, not {factor}.", name);
                }
            }

            private static void RequireBytes(Tensor image, string function)
            {
                if (image.dtype != ScalarType.Byte)
                {
                    throw new ArgumentException($"{function} takes images of type uint8, not {image.dtype}: convert_image_dtype(image, ScalarType.Byte) makes one.", nameof(image));
                }
            }

            private static Tensor Wide(Tensor image) => image.is_floating_point() ? image : image.to(ScalarType.Float32);

            // One channel, of the image's own type.
            private static Tensor Gray(Tensor image)
            {
                switch (ImageBatch.Channels(image))
                {
                    case 1:
                        return image;
                    case 3:
                        var rgb = image.unbind(-3);
                        return (rgb[0] * 0.2989 + rgb[1] * 0.587 + rgb[2] * 0.114).to(image.dtype).unsqueeze(-3);
                    case var channels:
                        throw new ArgumentException($"A colour image has 3 channels, not {channels}.", nameof(image));
                }
            }

            // ratio · image + (1 - ratio) · other, within the range of values.
            private static Tensor Blend(Tensor image, double ratio, Func<Tensor, Tensor> other)
            {
                if (ratio == 1)
                {
                    return image.alias();
                }

                using var scope = NewDisposeScope();
                var blend = (image * ratio) + (other(image) * (1 - ratio));
                return blend.clamp(0, ImageBatch.White(image)).to(image.dtype).MoveToOuterDisposeScope();
            }
        }
    }
}
