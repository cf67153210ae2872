using Torchbook.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torchvision;
using static TorchSharp.torchvision.io;

namespace Torchbook.Tests.LibTorch.Torchvision;

public sealed class ImageIoTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Given_an_image_when_written_as_png_and_read_then_it_is_the_same(int channels)
    {
        var image = Gradient(channels, 5, 7);
        write_png(image, folder / "image.png");

        var read = read_image(folder / "image.png");

        Assert.Equal([channels, 5, 7], read.shape);
        Assert.Equal(ScalarType.Byte, read.dtype);
        Assert.Equal(image.bytes.ToArray(), read.bytes.ToArray());
    }

    [Fact]
    public void Given_a_smooth_image_when_written_as_jpeg_and_read_then_no_pixel_is_far_off()
    {
        var image = Gradient(3, 32, 48);
        write_jpeg(image, folder / "image.jpg");

        var read = read_image(folder / "image.jpg");

        Assert.Equal([3, 32, 48], read.shape);
        Assert.All(image.bytes.ToArray().Zip(read.bytes.ToArray()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 12));
    }

    [Theory]
    [InlineData(ImageReadMode.UNCHANGED, 3)]
    [InlineData(ImageReadMode.GRAY, 1)]
    [InlineData(ImageReadMode.GRAY_ALPHA, 2)]
    [InlineData(ImageReadMode.RGB, 3)]
    [InlineData(ImageReadMode.RGB_ALPHA, 4)]
    public void Given_a_mode_when_read_then_the_image_has_its_channels(ImageReadMode mode, int channels)
    {
        write_png(Gradient(3, 4, 6), folder / "image.png");

        Assert.Equal([channels, 4, 6], read_image(folder / "image.png", mode).shape);
    }

    [Fact]
    public async Task Given_a_stream_when_written_and_read_asynchronously_then_the_image_is_the_same()
    {
        var image = Gradient(3, 4, 6);
        using var stream = new MemoryStream();
        await write_image_async(image, stream, ImageFormat.Png);
        stream.Position = 0;

        using var read = await read_image_async(stream);

        Assert.Equal(image.bytes.ToArray(), read.bytes.ToArray());
    }

    [Fact]
    public void Given_encoded_bytes_as_a_tensor_when_decoded_then_the_image_is_the_same()
    {
        var image = Gradient(3, 4, 6);

        var read = decode_image(encode_image(image, ImageFormat.Png));

        Assert.Equal(image.bytes.ToArray(), read.bytes.ToArray());
    }

    [Theory]
    [InlineData("image.png")]
    [InlineData("image.jpg")]
    public void Given_a_file_cut_short_when_read_then_no_cut_passes_for_an_image(string name)
    {
        var whole = Encoded(name);
        for (var length = 0; length < whole.Length; length += 7)
        {
            var path = folder.Write("cut-" + name, whole[..length]);

            var error = Assert.Throws<InvalidDataException>(() => read_image(path));

            Assert.StartsWith(path, error.Message);
        }
    }

    [Fact]
    public void Given_a_png_with_any_byte_changed_when_read_then_it_is_refused()
    {
        var whole = Encoded("image.png");
        for (var i = 0; i < whole.Length; i += 3)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x10;
            var path = folder.Write("damaged.png", damaged);

            Assert.Throws<InvalidDataException>(() => read_image(path));
        }
    }

    [Fact]
    public void Given_jpegs_with_random_damage_when_read_then_each_gives_an_image_or_an_error()
    {
        var whole = Encoded("image.jpg");
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var damaged = whole.ToArray();
            for (var i = 0; i < 4; i++)
                damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
            var path = folder.Write("damaged.jpg", damaged);

            var error = Record.Exception(() => read_image(path).Dispose());

            Assert.True(error is null or InvalidDataException, $"round {round}: {error}");
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("0123456789ABCDEF", "neither JPEG nor PNG")]
    [InlineData("FFD8FFE000104A46", "truncated")]
    [InlineData("89504E470D0A1A0A", "truncated")]
    public void Given_no_image_when_read_then_the_error_names_file_and_cause(string hex, string cause)
    {
        var path = folder.Write("image", Convert.FromHexString(hex));

        var error = Assert.Throws<InvalidDataException>(() => read_image(path));

        Assert.StartsWith(path, error.Message);
        Assert.Contains(cause, error.Message);
    }

    [Fact]
    public void Given_a_png_that_claims_a_huge_size_when_read_then_it_is_refused_before_memory_is_taken()
    {
        // The header chunk of a 20,000 × 10,000 image with a right checksum, and the end chunk.
        var header = Convert.FromHexString("89504E470D0A1A0A0000000D4948445200004E20000027100802000000");
        var path = folder.Write("huge.png", [.. header, .. Crc(header.AsSpan(12)), .. Convert.FromHexString("0000000049454E44AE426082")]);

        var error = Assert.Throws<InvalidDataException>(() => read_image(path));

        Assert.Contains("more than 100 million", error.Message);
    }

    [Fact]
    public void Given_no_file_when_read_then_the_error_names_it() =>
        Assert.Contains("nothing.png", Assert.Throws<FileNotFoundException>(() => read_image(folder / "nothing.png")).Message);

    [Fact]
    public void Given_a_tensor_that_is_no_image_when_written_then_the_error_says_what_an_image_is()
    {
        Assert.Contains("uint8 tensor [C, H, W]", Assert.Throws<ArgumentException>(() => write_png(zeros(3, 4, 4), folder / "a.png")).Message);
        Assert.Contains("uint8 tensor [C, H, W]", Assert.Throws<ArgumentException>(() => write_png(zeros(4, 4, dtype: ScalarType.Byte), folder / "a.png")).Message);
        Assert.Throws<NotSupportedException>(() => write_image(zeros(3, 4, 4, dtype: ScalarType.Byte), folder / "a.gif", ImageFormat.Gif));
    }

    private byte[] Encoded(string name)
    {
        write_image(Gradient(3, 24, 40), folder / name, name.EndsWith("png") ? ImageFormat.Png : ImageFormat.Jpeg);
        return File.ReadAllBytes(folder / name);
    }

    private static Tensor Gradient(int channels, int height, int width)
    {
        var values = new byte[channels, height, width];
        for (var c = 0; c < channels; c++)
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                    values[c, y, x] = (byte)(40 * c + 2 * y + x);
        return from_array(values);
    }

    private static byte[] Crc(ReadOnlySpan<byte> data)
    {
        var crc = ~0u;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }
        crc = ~crc;
        return [(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }
}
