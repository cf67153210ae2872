using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Mirrors left and right.</summary>
            public static Tensor hflip(Tensor input) => input.flip(-1);

            /// <summary>Mirrors top and bottom.</summary>
            public static Tensor vflip(Tensor input) => input.flip(-2);

            /// <summary>A window of the image; what lies outside is 0.</summary>
            public static Tensor crop(Tensor input, int top, int left, int height, int width) => input.crop(top, left, height, width);

            public static Tensor crop(Tensor input, int top, int left, int size) => input.crop(top, left, size, size);

            /// <summary>The window in the middle; what lies outside is 0.</summary>
            public static Tensor center_crop(Tensor input, int height, int width) =>
                input.crop((int)(input.shape[^2] - height) / 2, (int)(input.shape[^1] - width) / 2, height, width);

            public static Tensor center_crop(Tensor input, int size) => center_crop(input, size, size);

            /// <summary>A window inside the image, resized.</summary>
            /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or a position negative.</exception>
            /// <exception cref="ArgumentException">The window reaches out of the image.</exception>
            public static Tensor resized_crop(Tensor input, int top, int left, int height, int width, int newHeight, int newWidth)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(top);
                ArgumentOutOfRangeException.ThrowIfNegative(left);
                foreach (var size in (ReadOnlySpan<int>)[height, width, newHeight, newWidth])
                {
                    ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
                }

                ImageBatch.Channels(input);
                if (top + height > input.shape[^2] || left + width > input.shape[^1])
                {
                    throw new ArgumentException($"The window ends at row {top + height} and column {left + width}, but the image has {input.shape[^2]} and {input.shape[^1]}.", nameof(input));
                }

                using var window = crop(input, top, left, height, width);
                return resize(window, newHeight, newWidth);
            }

            /// <summary>Sets a window to a value.</summary>
            /// <param name="value">Of a shape that broadcasts to [C, height, width].</param>
            public static Tensor erase(Tensor img, int top, int left, int height, int width, Tensor value, bool inplace = false)
            {
                var result = inplace ? img : img.clone();
                using var rows = result.narrow(-2, top, Math.Min(height, img.shape[^2] - top));
                using var window = rows.narrow(-1, left, Math.Min(width, img.shape[^1] - left));
                window.copy_(value);
                return result;
            }

            /// <summary>Adds a border.</summary>
            /// <param name="padding">One width for all sides, or one for left and right and one for top and bottom, or left, top, right and bottom.</param>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant)
            {
                long[] sides = padding.Length switch
                {
                    1 => [padding[0], padding[0], padding[0], padding[0]],
                    2 => [padding[0], padding[0], padding[1], padding[1]],
                    4 => [padding[0], padding[2], padding[1], padding[3]],
                    _ => throw new ArgumentException($"A border has 1, 2 or 4 widths, not {padding.Length}.", nameof(padding)),
                };
                return padding_mode is PaddingModes.Constant or PaddingModes.Zeros
                    ? nn.functional.pad(input, sides, padding_mode, fill)
                    : ImageBatch.Apply(input, batch => nn.functional.pad(batch, sides, padding_mode));
            }

            public static Tensor pad(Tensor input, long[] padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) =>
                pad(input, padding.AsSpan(), fill, padding_mode);

            public static Tensor pad(Tensor input, long padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) =>
                pad(input, [padding], fill, padding_mode);

            public static Tensor pad(Tensor input, (long, long) padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) =>
                pad(input, [padding.Item1, padding.Item2], fill, padding_mode);

            public static Tensor pad(Tensor input, (long, long, long, long) padding, double fill = 0, PaddingModes padding_mode = PaddingModes.Constant) =>
                pad(input, [padding.Item1, padding.Item2, padding.Item3, padding.Item4], fill, padding_mode);
        }
    }
}
