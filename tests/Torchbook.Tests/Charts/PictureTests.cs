using System.Buffers.Binary;
using System.IO.Compression;
using Torchbook.Charts;

namespace Torchbook.Tests.Charts;

public class PictureTests
{
    [Fact]
    public void Given_gray_values_when_made_then_the_range_is_stretched_and_clamped()
    {
        Assert.Equal([0, 128, 255, 255], Picture.Gray(new[,] { { 0.0, 0.5 }, { 1, 7 } }).Pixels);
        Assert.Equal([0, 100, 200, 255], Picture.Gray(new byte[,] { { 0, 100 }, { 200, 255 } }).Pixels);
        Assert.Equal([0, 0, 255], Picture.Gray(new[,] { { double.NaN, -1f, 1f } }, black: -1).Pixels);
    }

    [Fact]
    public void Given_planes_in_tensor_order_when_made_then_channels_lie_side_by_side() =>
        Assert.Equal([255, 0, 51, 0, 255, 51], Picture.FromPlanes([1f, 0, 0, 1, 0.2f, 0.2f], channels: 3, height: 1, width: 2).Pixels);

    [Fact]
    public void Given_sizes_that_do_not_fit_when_made_then_the_error_names_them()
    {
        Assert.Contains("2 rows × 2 columns × 3 channels", Assert.Throws<ArgumentException>(() => new Picture(new byte[5], 2, 2, 3)).Message);
        Assert.Contains("[3, 4, 4] needs 48 values, not 47", Assert.Throws<ArgumentException>(() => Picture.FromPlanes(new float[47], 3, 4, 4)).Message);
        Assert.Throws<ArgumentException>(() => Picture.Gray(new double[0, 4]));
        Assert.Throws<ArgumentException>(() => new Picture(new byte[8], 2, 2, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Given_random_pixels_when_written_as_png_then_they_read_back(int channels)
    {
        var pixels = new byte[7 * 5 * channels];
        new Random(3).NextBytes(pixels);
        Assert.Equal(pixels, Decode(new Picture(pixels, 7, 5, channels).ToPng(), 7, 5, channels));
    }

    [Fact]
    public void Given_a_drawing_with_rare_colors_when_reduced_then_no_channel_moves_far_and_frequent_colors_stay()
    {
        var pixels = new byte[3 * 40_000];
        var random = new Random(11);
        for (var i = 0; i < pixels.Length; i += 3)
        {
            // A ramp of 1,000 neighboring colors, as smoothed edges have, on a plain ground.
            var shade = random.Next(20) == 0 ? random.Next(1000) : 0;
            (pixels[i], pixels[i + 1], pixels[i + 2]) = ((byte)(shade / 10), (byte)(shade / 10 + shade % 10), 200);
        }

        var picture = new Picture(pixels, 200, 200, 3);
        var (colors, indices) = PaletteReduction.TryReduce(picture)!.Value;
        Assert.InRange(colors.Count, 2, 256);
        for (var i = 0; i < indices.Length; i++)
        {
            var (r, g, b) = colors[indices[i]];
            Assert.InRange(Math.Max(Math.Abs(r - pixels[i * 3]), Math.Abs(g - pixels[i * 3 + 1])), 0, pixels[i * 3 + 1] == 0 ? 0 : 14);
            Assert.Equal(200, b);
        }

        Assert.InRange(PngEncoder.EncodeDrawing(picture).Length, 100, PngEncoder.Encode(picture).Length);
    }

    [Fact]
    public void Given_a_photograph_when_reduced_then_it_keeps_every_color()
    {
        var pixels = new byte[3 * 10_000];
        new Random(12).NextBytes(pixels);
        var picture = new Picture(pixels, 100, 100, 3);
        Assert.Null(PaletteReduction.TryReduce(picture));
        Assert.Equal(pixels, Decode(PngEncoder.EncodeDrawing(picture), 100, 100, 3));
    }

    private static byte[] Decode(byte[] png, int width, int height, int channels)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal((width, height), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var (filtered, stride, pixels) = (rows.ToArray(), width * channels, new byte[width * height * channels]);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (y, x) = Math.DivRem(i, stride);
            var above = filtered[y * (stride + 1)] == 2 && y > 0 ? pixels[i - stride] : 0;
            pixels[i] = (byte)(filtered[y * (stride + 1) + 1 + x] + above);
        }

        return pixels;
    }
}
