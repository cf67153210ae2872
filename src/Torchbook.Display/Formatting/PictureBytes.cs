using System.Globalization;

namespace Torchbook.Display.Formatting;

/// <summary>Files of pictures that are shown as such when somebody asks for it by their MIME type.</summary>
internal static class PictureBytes
{
    /// <summary>The picture; null where <paramref name="mimeType"/> is no picture's.</summary>
    /// <exception cref="ArgumentException">The bytes are not such a file.</exception>
    public static MimeBundle? TryBundle(byte[] bytes, string mimeType)
    {
        if (mimeType is not ("image/png" or "image/jpeg" or "image/gif" or "image/webp"))
        {
            return null;
        }

        var found = TypeOf(bytes);
        if (found != mimeType)
        {
            throw new ArgumentException($"These {bytes.Length} bytes are not {mimeType}: they begin like {found ?? "no picture format known here"}.");
        }

        return MimeBundle.Text(string.Create(CultureInfo.InvariantCulture, $"{mimeType}, {bytes.Length:N0} bytes")).With(mimeType, bytes);
    }

    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;
}
