using System.Text.Json.Nodes;

namespace Torchbook.Display;

/// <summary>
/// One value in several representations, as Jupyter's <c>display_data</c> carries it: a front end picks the richest it can show.
/// Text is a JSON string, binary content (<c>image/png</c>) a base64 string, <c>…+json</c> types are JSON objects.
/// </summary>
public sealed class MimeBundle
{
    /// <summary>Representations by MIME type.</summary>
    public JsonObject Data { get; } = [];

    /// <summary>Hints by MIME type, such as a picture's width and height in pixels.</summary>
    public JsonObject Metadata { get; } = [];

    /// <summary>Adds or replaces one representation.</summary>
    /// <returns>This bundle.</returns>
    public MimeBundle With(string mimeType, JsonNode value)
    {
        Data[mimeType] = value;
        return this;
    }

    /// <summary>Adds or replaces one binary representation, stored as base64.</summary>
    /// <returns>This bundle.</returns>
    public MimeBundle With(string mimeType, ReadOnlySpan<byte> content) => With(mimeType, Convert.ToBase64String(content));

    /// <summary>A bundle of plain text alone.</summary>
    public static MimeBundle Text(string text) => new MimeBundle().With(Mime.PlainText, text);
}
