using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class transforms
    {
        public static partial class functional
        {
            /// <summary>Another size.</summary>
            /// <param name="height">The height, or the length of the shorter edge when <paramref name="width"/> is -1.</param>
            /// <param name="width">The width; -1 keeps the proportions.</param>
            /// <param name="maxSize">With width -1: the longer edge is at most that long.</param>
            /// <param name="antialias">Bilinear and bicubic only: blur before making smaller, as image programs do.</param>
            /// <exception cref="ArgumentException">The shorter edge wanted is longer than <paramref name="maxSize"/>.</exception>
            public static Tensor resize(Tensor input, int height, int width, InterpolationMode interpolation = InterpolationMode.Nearest, int? maxSize = null, bool antialias = false)
            {
                var (h, w) = width == -1 ? KeepingProportions(input.shape[^2], input.shape[^1], height, maxSize) : (height, width);
                if (h == input.shape[^2] && w == input.shape[^1])
                {
                    return input.alias();
                }

                var smooth = interpolation is InterpolationMode.Bilinear or InterpolationMode.Bicubic;
                return ImageBatch.Apply(input, batch => nn.functional.interpolate(batch, [h, w], mode: interpolation, antialias: antialias && smooth));
            }

            public static Tensor resize(Tensor input, int height, int width, int? maxSize = null) => resize(input, height, width, InterpolationMode.Nearest, maxSize);

            public static Tensor resize(Tensor input, int height, int width) => resize(input, height, width, InterpolationMode.Nearest);

            private static (long Height, long Width) KeepingProportions(long height, long width, long shorter, long? most)
            {
                if (shorter > most)
                {
                    throw new ArgumentException($"The shorter edge is to be {shorter} long and the longer one at most {most}.", nameof(most));
                }

                var longer = shorter * Math.Max(height, width) / Math.Min(height, width);
                if (longer > most)
                {
                    (shorter, longer) = (most.Value * shorter / longer, most.Value);
                }

                return height < width ? (shorter, longer) : (longer, shorter);
            }
        }
    }
}
