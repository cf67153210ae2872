using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        /// <summary>Transforms as functions of images <c>[…, C, H, W]</c>; floating point images lie between 0 and 1.</summary>
        public static partial class functional
        {
            public static (long channels, long height, long width) get_dimensions(Tensor img) =>
                (img.ndim == 2 ? 1 : ImageBatch.Channels(img), img.shape[^2], img.shape[^1]);

            /// <summary>Another element type, with the range of values scaled along: 255 of uint8 is 1 of float32.</summary>
            /// <exception cref="ArgumentException">The integers wanted have more digits than the floating point type.</exception>
            public static Tensor convert_image_dtype(Tensor image, ScalarType dtype = ScalarType.Float32)
            {
                if (image.dtype == dtype)
                {
                    return image.alias();
                }

                using var scope = NewDisposeScope();
                return Scaled(image, dtype).MoveToOuterDisposeScope();
            }

            /// <summary>Subtracts each channel's mean and divides by its standard deviation.</summary>
            /// <exception cref="ArgumentException">The numbers of channels, means and deviations differ.</exception>
            public static Tensor normalize(Tensor input, double[] means, double[] stdevs, ScalarType dtype = ScalarType.Float32)
            {
                using var normalize = new Normalization(means, stdevs, input.is_floating_point() ? input.dtype : dtype, input.device);
                return normalize.call(input);
            }

            private static Tensor Scaled(Tensor image, ScalarType dtype)
            {
                switch (ImageBatch.Bound(image.dtype), ImageBatch.Bound(dtype))
                {
                    case (null, null):
                        return image.to(dtype);
                    case (null, { } most):
                        if (dtype == ScalarType.Int64 || (dtype == ScalarType.Int32 && image.dtype != ScalarType.Float64))
                        {
                            throw new ArgumentException($"{image.dtype} has too few digits for {dtype}: convert to a smaller integer type.", nameof(dtype));
                        }

                        // Just below one more, so that every integer gets an equal share of the range.
                        return image.mul(most + 1.0 - 1e-3).to(dtype);
                    case ({ } most, null):
                        return image.to(dtype).div(most);
                    case ({ } from, { } to) when from > to:
                        return image.floor_divide(((from / 2) + 1) / ((to / 2) + 1)).to(dtype);
                    case ({ } from, { } to):
                        return image.to(dtype).mul(((to / 2) + 1) / ((from / 2) + 1));
                }
            }
        }
    }
}
