using Torchbook.Charts;

namespace Torchbook.Views;

/// <summary>Images of one size beside and below each other, enlarged by a whole number so that pixels stay squares.</summary>
internal static class TileSheet
{
    private const int WantedSide = 256;
    private const int WantedSheet = 448;
    private const int MostEnlarged = 16;
    private const byte Gap = 0x99;

    /// <param name="values"><c>[N, C, H, W]</c> flattened.</param>
    /// <param name="count">N.</param>
    /// <param name="channels">C, 1 or 3.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="colors">What they look like.</param>
    public static Picture Draw(double[] values, int count, int channels, int height, int width, PixelColors colors)
    {
        // Nearly square, and with as few empty places as possible.
        var square = (int)Math.Ceiling(Math.Sqrt(count));
        var columns = Enumerable.Range(square, square).MinBy(c => (c - count % c) % c);
        var rows = (count + columns - 1) / columns;
        var wanted = count == 1 ? WantedSide : WantedSheet;
        var scale = Math.Clamp(wanted / Math.Max(columns * width, rows * height), 1, MostEnlarged);
        var (tileWidth, tileHeight) = (width * scale + 1, height * scale + 1);
        var (sheetWidth, sheetHeight) = (columns * tileWidth - 1, rows * tileHeight - 1);
        var pixels = new byte[sheetWidth * sheetHeight * 3];
        Array.Fill(pixels, Gap);
        for (var tile = 0; tile < count; tile++)
        {
            var (left, top) = (tile % columns * tileWidth, tile / columns * tileHeight);
            for (var y = 0; y < height * scale; y++)
            {
                for (var x = 0; x < width * scale; x++)
                {
                    var at = ((top + y) * sheetWidth + left + x) * 3;
                    var color = Pixel(values, tile * channels, channels, height * width, y / scale * width + x / scale, colors);
                    (pixels[at], pixels[at + 1], pixels[at + 2]) = (color.R, color.G, color.B);
                }
            }
        }

        return new(pixels, sheetWidth, sheetHeight, 3);
    }

    private static Rgb Pixel(double[] values, int plane, int channels, int size, int at, PixelColors colors) => channels == 1
        ? colors.At(values[plane * size + at])
        : new(colors.Channel(values[plane * size + at]), colors.Channel(values[(plane + 1) * size + at]), colors.Channel(values[(plane + 2) * size + at]));
}
