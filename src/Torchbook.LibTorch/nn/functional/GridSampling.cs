using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How <see cref="nn.functional.grid_sample"/> reads between elements.</summary>
    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2,
    }

    /// <summary>What <see cref="nn.functional.grid_sample"/> reads outside the input.</summary>
    public enum GridSamplePaddingMode
    {
        Zeros = 0,
        Reflection = 1,
        Border = 2,
    }

    public static partial class nn
    {
        // Spatial transformers (Jaderberg et al., https://arxiv.org/abs/1506.02025).
        public static partial class functional
        {
            /// <summary>Reads <c>[N, C, H, W]</c> at the places of <paramref name="grid"/>.</summary>
            /// <param name="input"><c>[N, C, H, W]</c> or <c>[N, C, D, H, W]</c>.</param>
            /// <param name="grid"><c>[N, …, 2]</c> or <c>[N, …, 3]</c>: x, y and z, from -1 at one edge to 1 at the other.</param>
            /// <param name="align_corners">Whether -1 and 1 are the centres of the corner elements instead of their outer edges.</param>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                // libtorch's numbers: bilinear 0, nearest 1; zeros 0, border 1, reflection 2.
                var padding = padding_mode switch { GridSamplePaddingMode.Border => 1, GridSamplePaddingMode.Reflection => 2, _ => 0 };
                return Hidden.grid_sampler(input, grid, mode == GridSampleMode.Nearest ? 1 : 0, padding, align_corners ?? false);
            }

            /// <summary>The grid of an affine map, for <see cref="grid_sample"/>.</summary>
            /// <param name="theta"><c>[N, 2, 3]</c>, or <c>[N, 3, 4]</c> for volumes.</param>
            /// <param name="size">Of the output, <c>[N, C, H, W]</c> or <c>[N, C, D, H, W]</c>.</param>
            /// <exception cref="ArgumentException">The size and the matrices do not fit each other.</exception>
            public static Tensor affine_grid(Tensor theta, long[] size = null, bool align_corners = false)
            {
                var spatial = (size?.Length ?? 0) - 2;
                if (spatial is not (2 or 3) || size.Any(length => length < 1) || !theta.shape.AsSpan().SequenceEqual([size[0], spatial, spatial + 1]))
                {
                    throw new ArgumentException(
                        $"An affine grid takes theta [N, 2, 3] with the size [N, C, H, W], or [N, 3, 4] with [N, C, D, H, W]; they are [{string.Join(", ", theta.shape)}] and [{string.Join(", ", size ?? [])}].", nameof(size));
                }

                return Hidden.affine_grid_generator(theta, size, align_corners);
            }
        }
    }
}
