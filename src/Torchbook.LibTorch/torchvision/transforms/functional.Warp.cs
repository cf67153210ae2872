using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Rotates around the centre, scales, shears and moves. (TorchSharp 0.107 leaves <paramref name="interpolation"/> aside.)</summary>
            /// <param name="shear">Degrees along x, and along y.</param>
            /// <param name="angle">Degrees, clockwise.</param>
            /// <param name="translate">Pixels to the right, and down.</param>
            /// <param name="interpolation">Nearest or bilinear.</param>
            /// <param name="fill">The value of what comes from outside the image; 0 when null.</param>
            public static Tensor affine(Tensor img, IList<float> shear = null, float angle = 0, IList<int> translate = null, float scale = 1, InterpolationMode interpolation = InterpolationMode.Nearest, float? fill = null)
            {
                var map = AffineMap.Inverse((0, 0), angle, (translate?[0] ?? 0, translate?[1] ?? 0), scale, (shear?[0] ?? 0, shear?[^1] ?? 0));
                return GridSampling.Apply(img, like => map.Grid(like, like.shape[^1], like.shape[^2]), interpolation, fill is { } value ? [value] : null);
            }

            /// <summary>Sheared along x only.</summary>
            public static Tensor affine(Tensor img, float shear, float angle = 0, IList<int> translate = null, float scale = 1, InterpolationMode interpolation = InterpolationMode.Nearest, float? fill = null) =>
                affine(img, [shear, 0], angle, translate, scale, interpolation, fill);

            /// <summary>Rotates.</summary>
            /// <param name="angle">Degrees, counter-clockwise.</param>
            /// <param name="expand">Whether the result grows to hold all of the image.</param>
            /// <param name="center">x and y in pixels; the middle when null.</param>
            /// <param name="fill">The value of what comes from outside the image, one or one for each channel; 0 when null.</param>
            public static Tensor rotate(Tensor img, float angle, InterpolationMode interpolation = InterpolationMode.Nearest, bool expand = false, (int, int)? center = null, IList<float> fill = null)
            {
                var (height, width) = (img.shape[^2], img.shape[^1]);
                var around = center is var (x, y) ? (x - (width * 0.5), y - (height * 0.5)) : (0, 0);
                var map = AffineMap.Inverse(around, -angle, (0, 0), 1, (0, 0));
                var (newWidth, newHeight) = expand ? map.Extent(width, height) : (width, height);
                return GridSampling.Apply(img, like => map.Grid(like, newWidth, newHeight), interpolation, fill);
            }

            /// <summary>Moves four corners, and the image with them.</summary>
            /// <param name="startpoints">x and y of the corners: top left, top right, bottom right, bottom left.</param>
            /// <param name="endpoints">Where they go.</param>
            /// <param name="interpolation">Nearest or bilinear.</param>
            /// <exception cref="ArgumentException">Another interpolation, or not four corners.</exception>
            public static Tensor perspective(Tensor img, IList<IList<int>> startpoints, IList<IList<int>> endpoints, InterpolationMode interpolation = InterpolationMode.Bilinear, IList<float> fill = null)
            {
                var map = PerspectiveMap.Of(startpoints, endpoints);
                return GridSampling.Apply(img, map.Grid, interpolation, fill);
            }
        }
    }
}
