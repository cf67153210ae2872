using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Many images as one.</summary>
    public static class utils
    {
        /// <summary>A table of images of one size.</summary>
        /// <param name="tensors">Each [C, H, W].</param>
        public static Tensor make_grid(
            IEnumerable<Tensor> tensors, long nrow = 8, int padding = 2, bool normalize = false, (double low, double high)? value_range = null, bool scale_each = false, double pad_value = 0)
        {
            using var all = stack(tensors);
            return make_grid(all, nrow, padding, normalize, value_range, scale_each, pad_value);
        }

        /// <summary>A table of images; gray ones get three channels.</summary>
        /// <param name="tensor">[N, C, H, W], or one image [C, H, W] or [H, W].</param>
        /// <param name="nrow">Images in a row.</param>
        /// <param name="padding">Pixels between them.</param>
        /// <param name="normalize">Whether to bring the values to 0 to 1.</param>
        /// <param name="value_range">From what range; that of the values when null.</param>
        /// <param name="scale_each">Whether each image is normalized for itself.</param>
        /// <returns>[C, rows · (H + padding) + padding, columns · (W + padding) + padding]; one image comes back as it is.</returns>
        public static Tensor make_grid(
            Tensor tensor, long nrow = 8, int padding = 2, bool normalize = false, (double low, double high)? value_range = null, bool scale_each = false, double pad_value = 0)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nrow);
            using var scope = NewDisposeScope();
            var images = tensor.ndim is >= 2 and <= 4 ? tensor.reshape([.. Enumerable.Repeat(1L, 4 - (int)tensor.ndim), .. tensor.shape])
                : throw new ArgumentException($"Images are [N, C, H, W]; this is [{string.Join(", ", tensor.shape)}].", nameof(tensor));
            images = images.shape[1] == 1 ? images.expand(-1, 3, -1, -1) : images;
            if (normalize)
            {
                images = scale_each ? stack(images.unbind(0).Select(image => Normalized(image, value_range))) : Normalized(images, value_range);
            }

            if (images.shape[0] == 1)
            {
                return images.squeeze(0).clone().MoveToOuterDisposeScope();
            }

            var columns = Math.Min(nrow, images.shape[0]);
            var rows = (images.shape[0] + columns - 1) / columns;
            var (height, width) = (images.shape[2] + padding, images.shape[3] + padding);
            var grid = images.new_full([images.shape[1], (height * rows) + padding, (width * columns) + padding], pad_value);
            for (var i = 0; i < images.shape[0]; i++)
            {
                grid.narrow(1, (i / columns * height) + padding, images.shape[2]).narrow(2, (i % columns * width) + padding, images.shape[3]).copy_(images[i]);
            }

            return grid.MoveToOuterDisposeScope();
        }

        /// <summary>Writes a table of images, of values between 0 and 1, to a file.</summary>
        /// <exception cref="NotSupportedException">The imager does not write that format.</exception>
        public static void save_image(
            Tensor tensor, string filename, ImageFormat format, long nrow = 8, int padding = 2, bool normalize = false, (double low, double high)? value_range = null, bool scale_each = false, double pad_value = 0, io.Imager imager = null)
        {
            using var bytes = new MemoryStream();
            save_image(tensor, bytes, format, nrow, padding, normalize, value_range, scale_each, pad_value, imager);
            File.WriteAllBytes(filename, bytes.ToArray());
        }

        /// <inheritdoc cref="save_image(Tensor, string, ImageFormat, long, int, bool, ValueTuple{double, double}?, bool, double, io.Imager)"/>
        public static void save_image(
            Tensor tensor, Stream filestream, ImageFormat format, long nrow = 8, int padding = 2, bool normalize = false, (double low, double high)? value_range = null, bool scale_each = false, double pad_value = 0, io.Imager imager = null)
        {
            using var scope = NewDisposeScope();
            var grid = make_grid(tensor, nrow, padding, normalize, value_range, scale_each, pad_value);
            var bytes = grid.mul(255).add(0.5).clamp(0, 255).to(ScalarType.Byte).cpu();
            (imager ?? io.DefaultImager).EncodeImage(bytes, format, filestream);
        }

        private static Tensor Normalized(Tensor images, (double Low, double High)? range)
        {
            var (low, high) = range ?? (images.min().to(ScalarType.Float64).item<double>(), images.max().to(ScalarType.Float64).item<double>());
            return images.clamp(low, high).sub(low).div(Math.Max(high - low, 1e-5));
        }
    }
}
