using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How <see cref="nn.functional.interpolate"/> fills in between elements.</summary>
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
        NearestExact = 6,
    }

    /// <summary>How an upsampling layer fills in between elements.</summary>
    public enum UpsampleMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
    }

    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator[] NearestBySpatial = [NearestOf("upsample_nearest1d"), NearestOf("upsample_nearest2d"), NearestOf("upsample_nearest3d")];
            private static readonly Operator[] ExactBySpatial = [NearestOf("_upsample_nearest_exact1d"), NearestOf("_upsample_nearest_exact2d"), NearestOf("_upsample_nearest_exact3d")];
            private static readonly Operator[] LinearBySpatial = [SmoothOf("upsample_linear1d"), SmoothOf("upsample_bilinear2d"), SmoothOf("upsample_trilinear3d")];
            private static readonly Operator BicubicOperator = SmoothOf("upsample_bicubic2d");
            private static readonly Operator BilinearAntialias = SmoothOf("_upsample_bilinear2d_aa");
            private static readonly Operator BicubicAntialias = SmoothOf("_upsample_bicubic2d_aa");

            /// <summary>Resizes the spatial dimensions of <c>[N, C, …]</c>.</summary>
            /// <param name="size">The spatial size wanted, one number for all dimensions or one for each.</param>
            /// <param name="scale_factor">Or the factors.</param>
            /// <param name="align_corners">For the smooth modes: whether the corner elements keep their values.</param>
            /// <param name="antialias">Bilinear and bicubic only: blur before making smaller.</param>
            /// <exception cref="ArgumentException">Not exactly one of size and factors is given, or the mode does not fit the input's dimensions.</exception>
            public static Tensor interpolate(Tensor x, long[] size = null, double[] scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var spatial = (int)x.ndim - 2;
                if (spatial is < 1 or > 3)
                {
                    throw new ArgumentException($"Interpolation takes [N, C, L], [N, C, H, W] or [N, C, D, H, W], but the input is [{string.Join(", ", x.shape)}].", nameof(x));
                }

                if (size is null == scale_factor is null)
                {
                    throw new ArgumentException("Give either a size or scale factors, and not both.");
                }

                (size, scale_factor) = (PerDimension(size, spatial, nameof(size)), PerDimension(scale_factor, spatial, nameof(scale_factor)));
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    var shape = x.shape;
                    size = scale_factor.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor)).ToArray();
                    scale_factor = null;
                }

                if (mode == InterpolationMode.Area)
                {
                    return spatial == 1 ? adaptive_avg_pool1d(x, size![0]) : spatial == 2 ? adaptive_avg_pool2d(x, size) : adaptive_avg_pool3d(x, size);
                }

                var smooth = mode is not (InterpolationMode.Nearest or InterpolationMode.NearestExact);
                if (align_corners is not null && !smooth)
                {
                    throw new ArgumentException("align_corners is for the modes Linear, Bilinear, Bicubic and Trilinear.", nameof(align_corners));
                }

                return Resize(Choose(mode, spatial, antialias), x, size, scale_factor, smooth, align_corners == true);
            }

            private static Operator Choose(InterpolationMode mode, int spatial, bool antialias) => (mode, spatial, antialias) switch
            {
                (InterpolationMode.Nearest, _, false) => NearestBySpatial[spatial - 1],
                (InterpolationMode.NearestExact, _, false) => ExactBySpatial[spatial - 1],
                (InterpolationMode.Linear, 1, false) or (InterpolationMode.Bilinear, 2, false) or (InterpolationMode.Trilinear, 3, false) => LinearBySpatial[spatial - 1],
                (InterpolationMode.Bicubic, 2, false) => BicubicOperator,
                (InterpolationMode.Bilinear, 2, true) => BilinearAntialias,
                (InterpolationMode.Bicubic, 2, true) => BicubicAntialias,
                _ => throw new ArgumentException($"The mode {mode}{(antialias ? " with antialias" : "")} does not fit {spatial} spatial dimensions. Linear takes 1, Bilinear and Bicubic 2, Trilinear 3."),
            };

            private static unsafe Tensor Resize(Operator op, Tensor x, long[] size, double[] factors, bool smooth, bool alignCorners)
            {
                fixed (long* s = size)
                fixed (double* f = factors)
                {
                    var a = stackalloc[]
                    {
                        NativeValue.From(x),
                        size is null ? default : NativeValue.List(s, size.Length),
                        factors is null ? default : NativeValue.List(f, factors.Length),
                        smooth ? NativeValue.From(alignCorners) : default,
                    };
                    var result = op.CallTensor(a);
                    GC.KeepAlive(x);
                    return result;
                }
            }

            private static T[] PerDimension<T>(T[] values, int spatial, string name)
            {
                if (values is null || values.Length == spatial)
                {
                    return values;
                }

                return values.Length == 1
                    ? [.. Enumerable.Repeat(values[0], spatial)]
                    : throw new ArgumentException($"{name} has {values.Length} numbers; the input has {spatial} spatial dimensions.", name);
            }

            private static Operator NearestOf(string name) => new("aten::" + name, "vec", "input,output_size,scale_factors");

            private static Operator SmoothOf(string name) => new("aten::" + name, "vec", "input,output_size,scale_factors,align_corners");
        }
    }
}
