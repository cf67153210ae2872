using System.Globalization;
using System.Numerics;
using System.Text;

namespace Torchbook.Models;

/// <summary>Numbers and texts of a pickle. Lengths are held against what is left of the stream before memory is asked for.</summary>
internal sealed partial class PickleReader
{
    private int Byte() => stream.ReadByte() is >= 0 and var value ? value : throw Damaged("it ends too early");

    /// <summary>A little-endian number without sign.</summary>
    private long Number(int bytes)
    {
        Span<byte> buffer = stackalloc byte[8];
        buffer.Clear();
        Fill(buffer[..bytes]);
        return BitConverter.ToInt64(buffer);
    }

    private object Integer(long bytes)
    {
        Require(bytes is >= 0 and <= LongestNumber, $"a number is {bytes:N0} bytes long");
        return Small(new(Bytes(bytes)));
    }

    private static object ParseInteger(string text) =>
        text.Length <= LongestNumber && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Small(value) : throw Damaged("a number is none");

    private static object Small(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;

    private static long Position(object number) => number is long and >= 0 ? (long)number : throw Damaged("a place in its memory is no number");

    private byte[] Bytes(long count)
    {
        Require(count >= 0 && count <= stream.Length - stream.Position && count <= Array.MaxLength, "it ends in the middle of a text");
        var buffer = new byte[count];
        Fill(buffer);
        return buffer;
    }

    private void Fill(Span<byte> buffer)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw Damaged("it ends too early");
        }
    }

    private string Text(long bytes)
    {
        try
        {
            return utf8.GetString(Bytes(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("a text is not valid UTF-8");
        }
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (var next = Byte(); next != '\n'; next = Byte())
        {
            line.Append((char)next);
            Require(line.Length <= 1024, "a line does not end");
        }

        return line.ToString();
    }
}
