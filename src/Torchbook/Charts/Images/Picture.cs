using System.Numerics;

namespace Torchbook.Charts;

/// <summary>A gray or RGB image of bytes, row by row: <c>[H, W, C]</c> with C = 1 or 3.</summary>
public sealed class Picture
{
    /// <param name="pixels"><c>[H, W, C]</c>, 0 (dark) to 255 (light).</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 (gray) or 3 (red, green, blue).</param>
    /// <exception cref="ArgumentException">The sizes do not multiply to the number of bytes.</exception>
    public Picture(byte[] pixels, int width, int height, int channels = 1)
    {
        if (channels is not (1 or 3) || width < 1 || height < 1 || pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException(
                $"A picture of {height} rows × {width} columns × {channels} channels (1 or 3) does not fit {pixels.Length} bytes.", nameof(pixels));
        }

        (Pixels, Width, Height, Channels) = (pixels, width, height, channels);
    }

    /// <summary><c>[H, W, C]</c>, 0 to 255.</summary>
    public byte[] Pixels { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>1 (gray) or 3 (red, green, blue).</summary>
    public int Channels { get; }

    /// <summary>A gray picture of <paramref name="pixels"/> <c>[H, W]</c>; values outside <paramref name="black"/>…<paramref name="white"/> are clamped.</summary>
    /// <param name="pixels">Rows of pixels.</param>
    /// <param name="black">The value shown black.</param>
    /// <param name="white">The value shown white; when null, 255 for bytes and 1 for everything else.</param>
    public static Picture Gray<T>(T[,] pixels, double black = 0, double? white = null)
        where T : INumber<T> => FromPlanes(Flatten(pixels), 1, pixels.GetLength(0), pixels.GetLength(1), black, white);

    /// <summary>A picture of <paramref name="values"/> in the order of tensors, <c>[C, H, W]</c> flattened, with C = 1 or 3.</summary>
    /// <inheritdoc cref="Gray" path="/param"/>
    /// <exception cref="ArgumentException">The sizes do not multiply to the number of values.</exception>
    public static Picture FromPlanes<T>(ReadOnlySpan<T> values, int channels, int height, int width, double black = 0, double? white = null)
        where T : INumber<T>
    {
        if (values.Length != (long)channels * height * width)
        {
            throw new ArgumentException($"[{channels}, {height}, {width}] needs {(long)channels * height * width} values, not {values.Length}.", nameof(values));
        }

        var scale = 255 / ((white ?? (typeof(T) == typeof(byte) ? 255 : 1)) - black);
        var bytes = new byte[values.Length];
        var plane = height * width;
        for (var i = 0; i < plane; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                bytes[i * channels + c] = ToByte((double.CreateSaturating(values[c * plane + i]) - black) * scale);
            }
        }

        return new(bytes, width, height, channels);
    }

    /// <inheritdoc cref="FromPlanes{T}(ReadOnlySpan{T}, int, int, int, double, double?)"/>
    public static Picture FromPlanes<T>(T[] values, int channels, int height, int width, double black = 0, double? white = null)
        where T : INumber<T> => FromPlanes((ReadOnlySpan<T>)values, channels, height, width, black, white);

    /// <summary><paramref name="values"/> <c>[H, W]</c> in the colors of <paramref name="scale"/>, stretched over their own range (NaN is light gray).</summary>
    public static Picture Colored<T>(T[,] values, ColorScale scale)
        where T : INumber<T>
    {
        var numbers = Series.Matrix(values);
        var (min, max) = ColorRange.Of(numbers.Cast<double>(), scale.IsDiverging);
        return FromColors(numbers, v => double.IsNaN(v) ? Theme.Missing : scale.At((v - min) / (max - min)));
    }

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng() => PngEncoder.Encode(this);

    internal static Picture FromColors(double[,] values, Func<double, Rgb> color)
    {
        var numbers = Flatten(values);
        var bytes = new byte[numbers.Length * 3];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (r, g, b) = color(numbers[i]);
            (bytes[i * 3], bytes[i * 3 + 1], bytes[i * 3 + 2]) = (r, g, b);
        }

        return new(bytes, values.GetLength(1), values.GetLength(0), 3);
    }

    internal string ToDataUri() => "data:image/png;base64," + Convert.ToBase64String(ToPng());

    private static T[] Flatten<T>(T[,] values)
    {
        if (values.Length == 0)
        {
            throw new ArgumentException($"A picture needs at least one pixel, not {values.GetLength(0)} × {values.GetLength(1)}.", nameof(values));
        }

        return [.. values.Cast<T>()];
    }

    private static byte ToByte(double value) => double.IsNaN(value) ? (byte)0 : (byte)Math.Clamp(Math.Round(value), 0, 255);
}
