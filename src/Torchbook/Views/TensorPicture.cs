using Torchbook.Charts;
using static TorchSharp.torch;

namespace Torchbook.Views;

/// <summary>
/// A tensor as a picture, where its shape says that it may be one: <c>[H, W]</c> as a heat map, <c>[C, H, W]</c> and
/// <c>[N, C, H, W]</c> with C = 1 or 3 as images, other channels as one tile each.
/// </summary>
internal static class TensorPicture
{
    private const int LeastSide = 8;
    private const int LeastKernelSide = 3;
    private const int MostTiles = 36;
    private const int MostPixels = 512;

    /// <returns>Null for a tensor that is better read as numbers.</returns>
    public static (Picture Image, string Caption)? TryMake(Tensor tensor)
    {
        var shape = tensor.shape;
        if (shape.Length is < 2 or > 4 || tensor.is_complex() || tensor.is_sparse || tensor.is_meta)
        {
            return null;
        }

        var (height, width) = (shape[^2], shape[^1]);
        var least = shape.Length == 4 ? LeastKernelSide : LeastSide;
        if (height < least || width < least || shape.Any(n => n == 0))
        {
            return null;
        }

        // A batch shows its items; channels that are no colors are items of their own.
        var isColor = shape.Length > 2 && shape[^3] == 3;
        var outer = shape.Length == 2 ? 1 : shape.Length == 3 ? (isColor ? 1 : shape[0]) : isColor || shape[1] == 1 ? shape[0] : shape[0] * shape[1];
        var (rowStep, columnStep) = (Step(height), Step(width));
        var tiles = Math.Min(outer, MostTiles);
        var part = tensor.detach().reshape(outer, isColor ? 3 : 1, height, width).narrow(0, 0, tiles)
            [TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(null, null, rowStep), TensorIndex.Slice(null, null, columnStep)];
        if (TensorValues.TryRead(part, long.MaxValue) is not { } values)
        {
            return null;
        }

        var colors = PixelColors.For(values, tensor.dtype, isColor, isMatrix: shape.Length == 2 || Math.Min(height, width) < LeastSide);
        var image = TileSheet.Draw(values, (int)tiles, isColor ? 3 : 1, (int)part.shape[2], (int)part.shape[3], colors);
        return (image, string.Join("; ", Caption(colors, outer, tiles, rowStep, columnStep)));
    }

    private static IEnumerable<string> Caption(PixelColors colors, long all, long tiles, long rowStep, long columnStep)
    {
        yield return colors.Description;
        if (all > tiles)
        {
            yield return $"the first {tiles} of {ViewText.Whole(all)}";
        }

        if (rowStep > 1 || columnStep > 1)
        {
            yield return $"every {Ordinal(rowStep)}row and every {Ordinal(columnStep)}column";
        }
    }

    private static string Ordinal(long step) => step switch { 1 => "", 2 => "2nd ", 3 => "3rd ", _ => $"{step}th " };

    private static long Step(long side) => (side + MostPixels - 1) / MostPixels;
}
