using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Display.Formatting;

/// <summary>Any bundle as HTML, for places that take nothing else: a cell of a table, or another host.</summary>
internal static class BundleHtml
{
    private static readonly string[] pictures = [Mime.Png, "image/jpeg", "image/gif", "image/webp"];

    public static string Of(MimeBundle bundle)
    {
        if (Text(bundle, Mime.Html) is { } html)
        {
            return html;
        }

        foreach (var type in pictures)
        {
            if (Text(bundle, type) is { } picture)
            {
                return Picture(bundle, type, picture.ReplaceLineEndings(""));
            }
        }

        return (Text(bundle, Mime.Svg) ?? Text(bundle, Mime.FigureSvg)) is { } svg
            ? Picture(bundle, Mime.Svg, Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)))
            : $"<pre>{HtmlRenderer.Encode(Text(bundle, Mime.PlainText) ?? "")}</pre>";
    }

    private static string Picture(MimeBundle bundle, string type, string base64)
    {
        var width = (bundle.Metadata[type] as JsonObject)?["width"] is JsonValue size && size.TryGetValue<int>(out var pixels) ? $" width=\"{pixels}\"" : "";
        var description = TextRenderer.Line(new BundleNode(bundle), 300);
        return $"<img src=\"data:{type};base64,{HtmlRenderer.Encode(base64)}\"{width} alt=\"{HtmlRenderer.Encode(description)}\">";
    }

    private static string? Text(MimeBundle bundle, string mime) => bundle.Data[mime] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
