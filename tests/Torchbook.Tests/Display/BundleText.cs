using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Torchbook.Display;

namespace Torchbook.Tests.Display;

/// <summary>A whole bundle as text to compare: every MIME type with its content, pictures as their size and the hash of their pixels.</summary>
internal static partial class BundleText
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    public static string Of(MimeBundle bundle)
    {
        var text = new StringBuilder();
        foreach (var (mime, data) in bundle.Data)
        {
            var content = mime.StartsWith("image/", StringComparison.Ordinal) ? Picture((string)data!)
                : data is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<string>(out var s) ? s
                : data!.ToJsonString(indented);
            text.Append($"=== {mime}\n{Pictures().Replace(Script().Replace(content, "(table.js)"), m => Picture(m.Groups[1].Value))}\n");
        }

        return text.Append(bundle.Metadata.Count > 0 ? $"=== metadata\n{bundle.Metadata.ToJsonString()}\n" : "").ToString();
    }

    private static string Picture(string base64)
    {
        var png = Convert.FromBase64String(base64);
        if (png is not [0x89, (byte)'P', ..] || png.Length < 33)
        {
            return $"({png.Length} bytes)";
        }

        static int Number(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes);
        var data = new MemoryStream();
        for (var at = 8; at < png.Length; at += 12 + Number(png.AsSpan(at)))
        {
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT")
            {
                data.Write(png, at + 8, Number(png.AsSpan(at)));
            }
        }

        // What is compressed, not how: that may change with the runtime.
        data.Position = 0;
        using var pixels = new ZLibStream(data, CompressionMode.Decompress);
        return $"(png {Number(png.AsSpan(16))} × {Number(png.AsSpan(20))}, {Convert.ToHexStringLower(SHA256.HashData(pixels))[..12]})";
    }

    [GeneratedRegex("data:image/png;base64,([A-Za-z0-9+/=]+)")]
    private static partial Regex Pictures();

    [GeneratedRegex(@"(?<=<script>)\(function \(name.*?\n\}\)(?=\()", RegexOptions.Singleline)]
    private static partial Regex Script();
}
