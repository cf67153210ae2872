using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Pages.Outputs;

/// <summary>How large a picture is meant to be, so that the page does not jump when it arrives.</summary>
internal static class PictureSize
{
    /// <summary><c>width</c> and <c>height</c> attributes in CSS pixels; empty where the size is not known.</summary>
    /// <param name="hint">The output's metadata for this picture: <c>width</c> and <c>height</c>.</param>
    /// <param name="base64">The picture.</param>
    public static string Attributes(JsonNode? hint, string base64)
    {
        var hinted = hint as JsonObject;
        var (width, height) = PngSize(base64);
        var pixels = width;
        if (Number(hinted?["width"]) is { } wanted)
        {
            height = Number(hinted?["height"]) ?? (width > 0 ? height * wanted / width : 0);
            width = wanted;
        }

        if (width <= 0 || height <= 0)
        {
            return "";
        }

        // A digit of 8×8 pixels, enlarged, is to show its pixels.
        var sharp = pixels > 0 && width >= 2 * pixels ? " class=\"pixels\"" : "";
        return string.Create(CultureInfo.InvariantCulture, $" width=\"{width:0}\" height=\"{height:0}\"{sharp}");
    }

    // A PNG starts with 8 bytes of signature, 8 of chunk header, then width and height.
    private static (double Width, double Height) PngSize(string base64)
    {
        Span<byte> head = stackalloc byte[24];
        var text = Encoding.ASCII.GetBytes(base64.Length > 32 ? base64[..32] : base64);
        return Base64.DecodeFromUtf8(text, head, out _, out var written) == System.Buffers.OperationStatus.Done && written == 24
            && head[..4].SequenceEqual<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'])
            ? (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : default;
    }

    // Whatever type it has: a number in memory does not convert, one that was read does.
    private static double? Number(JsonNode? node) =>
        node is JsonValue && double.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
