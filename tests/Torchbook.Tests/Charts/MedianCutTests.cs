using System.Buffers.Binary;
using System.IO.Compression;
using Torchbook.Charts;

namespace Torchbook.Tests.Charts;

/// <summary>A figure with photographs in 256 colors: small enough for notebooks in a repository, and nearly the same to the eye.</summary>
public class MedianCutTests
{
    [Fact]
    public void Given_a_drawing_when_rasterized_then_paper_and_line_keep_their_colors_and_few_are_stored()
    {
        var png = Chart.Line([0, 0, 0, 0], color: Rgb.Parse("#0072b2")).WithTitle("Flat").ToPng(inFewColors: true);
        Assert.SkipWhen(png is null, "librsvg is not installed");
        var (palette, indices) = Decode(png);
        var colors = indices.CountBy(i => palette[i]).ToDictionary();
        Assert.InRange(palette.Length, 2, 256);
        Assert.True(colors[Rgb.Parse("#ffffff")] > indices.Length / 2);
        Assert.True(colors[Rgb.Parse("#0072b2")] > 500);
    }

    [Fact]
    public void Given_a_smooth_picture_of_many_colors_when_rasterized_then_no_pixel_moves_far()
    {
        var gray = new double[64, 64];
        for (var i = 0; i < gray.Length; i++)
        {
            gray[i / 64, i % 64] = i / 4096.0;
        }

        var png = Chart.Picture(Picture.Colored(gray, ColorScale.Sequential)).ToPng(1, inFewColors: true);
        Assert.SkipWhen(png is null, "librsvg is not installed");
        var (palette, _) = Decode(png);
        Assert.All(Enumerable.Range(0, 101), i =>
        {
            var wanted = ColorScale.Sequential.At(i / 100.0);
            Assert.InRange(palette.Min(c => Math.Abs(c.R - wanted.R) + Math.Abs(c.G - wanted.G) + Math.Abs(c.B - wanted.B)), 0, 18);
        });
    }

    private static (Rgb[] Palette, byte[] Indices) Decode(byte[] png)
    {
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var (palette, packed) = (Array.Empty<Rgb>(), new MemoryStream());
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var (type, content) = (System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            palette = type == "PLTE" ? [.. content.Chunk(3).Select(c => new Rgb(c[0], c[1], c[2]))] : palette;
            packed.Write(type == "IDAT" ? content : []);
            at += 12 + length;
        }

        packed.Position = 0;
        using var unpacked = new MemoryStream();
        new ZLibStream(packed, CompressionMode.Decompress).CopyTo(unpacked);
        return (palette, [.. unpacked.ToArray().Chunk(width + 1).SelectMany(row => row[1..])]);
    }
}
