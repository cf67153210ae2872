using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Images whose pixels come from places of another.</summary>
internal static unsafe class GridSampling
{
    private static readonly Operator Sampler = new("aten::grid_sampler", "", "input,grid,interpolation_mode,padding_mode,align_corners");

    /// <param name="grid">Where each pixel of the result comes from, given the image as a float batch.</param>
    /// <param name="mode">Nearest or bilinear.</param>
    /// <param name="fill">The value of what comes from outside, one or one for each channel; 0 when null.</param>
    public static Tensor Apply(Tensor image, Func<Tensor, Tensor> grid, InterpolationMode mode, IList<float> fill)
    {
        if (mode is not (InterpolationMode.Nearest or InterpolationMode.Bilinear))
        {
            throw new ArgumentException($"Images are turned and bent with the interpolation Nearest or Bilinear, not {mode}.", nameof(mode));
        }

        return ImageBatch.Apply(image, batch =>
        {
            var places = grid(batch).expand(batch.shape[0], -1, -1, -1);
            var sampled = Sample(batch, places, mode);
            if (fill is null)
            {
                return sampled;
            }

            var inside = Sample(ones_like(batch.narrow(1, 0, 1)), places, mode);
            var outside = tensor(fill.ToArray(), dtype: batch.dtype, device: batch.device).reshape(1, -1, 1, 1);
            return mode == InterpolationMode.Nearest ? where(inside.lt(0.5), outside, sampled) : (sampled * inside) + (outside * (1 - inside));
        });
    }

    /// <summary>The middles of so many pixels: 0.5, 1.5, …</summary>
    public static Tensor Pixels(long count, Tensor like) => arange(count, dtype: like.dtype, device: like.device) + 0.5;

    private static Tensor Sample(Tensor batch, Tensor grid, InterpolationMode mode)
    {
        var a = stackalloc[]
        {
            NativeValue.From(batch), NativeValue.From(grid), NativeValue.From(mode == InterpolationMode.Nearest ? 1L : 0L), NativeValue.From(0L), NativeValue.From(false),
        };
        var result = Sampler.CallTensor(a);
        GC.KeepAlive(batch);
        GC.KeepAlive(grid);
        return result;
    }
}
