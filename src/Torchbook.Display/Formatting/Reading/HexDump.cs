using System.Globalization;
using System.Text;

namespace Torchbook.Display.Formatting;

/// <summary>Bytes as a hexadecimal preview.</summary>
internal static class HexDump
{
    private const int RowLength = 16;
    private const int Rows = 8;

    public static BlockNode Of(string type, ReadOnlySpan<byte> bytes)
    {
        var culture = CultureInfo.InvariantCulture;
        var title = type == "byte" ? string.Create(culture, $"byte[{bytes.Length:N0}]") : string.Create(culture, $"{type} of {bytes.Length:N0}");
        var text = new StringBuilder(title);
        for (var start = 0; start < Math.Min(bytes.Length, Rows * RowLength); start += RowLength)
        {
            var row = bytes[start..Math.Min(bytes.Length, start + RowLength)];
            var hex = string.Join(' ', row.ToArray().Select(b => b.ToString("x2", culture)));
            text.Append(culture, $"\n{start:x8}  {hex,-(3 * RowLength)} ");
            foreach (var b in row)
            {
                text.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
            }
        }

        if (bytes.Length > Rows * RowLength)
        {
            text.Append(culture, $"\n… ({bytes.Length - Rows * RowLength:N0} more)");
        }

        return new(title, text.ToString());
    }
}
