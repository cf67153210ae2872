using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Transforms of images <c>[…, C, H, W]</c>, to be composed. Random ones draw from torch's own numbers, so that
    /// <see cref="manual_seed"/> repeats them.</summary>
    public static partial class transforms
    {
        /// <inheritdoc cref="functional.hflip"/>
        public static ITransform HorizontalFlip() => new Transform(functional.hflip);

        /// <inheritdoc cref="functional.vflip"/>
        public static ITransform VerticalFlip() => new Transform(functional.vflip);

        /// <inheritdoc cref="functional.crop(Tensor, int, int, int, int)"/>
        public static ITransform Crop(int top, int left, int height, int width) => new Transform(image => functional.crop(image, top, left, height, width));

        /// <inheritdoc cref="functional.center_crop(Tensor, int, int)"/>
        /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
        public static ITransform CenterCrop(int height, int width)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
            return new Transform(image => functional.center_crop(image, height, width));
        }

        public static ITransform CenterCrop(int size) => CenterCrop(size, size);

        /// <summary>A window, resized.</summary>
        public static ITransform ResizedCrop(int top, int left, int height, int width, int newHeight, int newWidth) =>
            Compose(Crop(top, left, height, width), Resize(newHeight, newWidth));

        public static ITransform ResizedCrop(int top, int left, int size, int newSize) => ResizedCrop(top, left, size, size, newSize, newSize);

        /// <inheritdoc cref="functional.resize(Tensor, int, int, InterpolationMode, int?, bool)"/>
        public static ITransform Resize(int height, int width, InterpolationMode interpolation = InterpolationMode.Nearest, int? maxSize = null, bool antialias = false) =>
            new Transform(image => functional.resize(image, height, width, interpolation, maxSize, antialias));

        /// <summary>So that the shorter edge has that size, in the same proportions.</summary>
        /// <param name="maxSize">The longer edge is at most that long.</param>
        public static ITransform Resize(int size, InterpolationMode interpolation = InterpolationMode.Nearest, int? maxSize = null, bool antialias = false) =>
            Resize(size, -1, interpolation, maxSize, antialias);

        public static ITransform Resize(int height, int width, int? maxSize = null) => Resize(height, width, InterpolationMode.Nearest, maxSize);

        public static ITransform Resize(int height, int width) => Resize(height, width, InterpolationMode.Nearest);

        public static ITransform Resize(int size, int? maxSize = null) => Resize(size, -1, InterpolationMode.Nearest, maxSize);

        public static ITransform Resize(int size) => Resize(size, -1, InterpolationMode.Nearest);

        /// <summary>Adds a border.</summary>
        /// <param name="padding">As <see cref="nn.functional.pad(Tensor, long[], PaddingModes, double)"/> takes it: left, right, top, bottom.</param>
        public static ITransform Pad(long[] padding, PaddingModes mode = PaddingModes.Constant, double fill = 0) =>
            new Transform(image => nn.functional.pad(image, padding, mode, fill));

        /// <inheritdoc cref="functional.erase"/>
        public static ITransform Erase(int top, int left, int height, int width, Tensor value, bool inplace = false) =>
            new Transform(image => functional.erase(image, top, left, height, width, value, inplace));

        /// <inheritdoc cref="functional.rotate"/>
        public static ITransform Rotate(float angle, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float> fill = null) =>
            new Transform(image => functional.rotate(image, angle, interpolation, expand, center, fill));

        /// <inheritdoc cref="functional.perspective"/>
        public static ITransform Perspective(IList<IList<int>> startpoints, IList<IList<int>> endpoints, InterpolationMode interpolation = InterpolationMode.Bilinear, IList<float> fill = null) =>
            new Transform(image => functional.perspective(image, startpoints, endpoints, interpolation, fill));
    }
}
