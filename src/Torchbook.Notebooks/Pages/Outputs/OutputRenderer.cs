using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Torchbook.Display;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages.Prose;

namespace Torchbook.Notebooks.Pages.Outputs;

/// <summary>Turns a cell's outputs into HTML, each in the richest representation that a page without a kernel can show.</summary>
internal sealed partial class OutputRenderer(ProseRenderer prose)
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    /// <summary>Whether a figure with an interactive version was met.</summary>
    public bool HasFigures { get; private set; }

    public string ToHtml(JsonArray outputs)
    {
        var html = new StringBuilder();
        foreach (var output in MergedStreams.Of(outputs))
        {
            html.Append(MultilineText.Join(output["output_type"]) switch
            {
                "stream" => Stream(output),
                "error" => ErrorBox.ToHtml(output),
                "display_data" or "execute_result" => Data(output),
                _ => "",
            });
        }

        return html.ToString();
    }

    private static string Stream(JsonObject output)
    {
        var name = MultilineText.Join(output["name"]) == "stderr" ? "stderr" : "stdout";
        return TextBox(name, MultilineText.Join(output["text"]) ?? "");
    }

    private static string TextBox(string kind, string text) =>
        text.Length == 0 ? "" : $"<pre class=\"text {kind}\">{TerminalText.ToHtml(text.TrimEnd('\n'))}</pre>\n";

    private string Data(JsonObject output)
    {
        if (output["data"] is not JsonObject data)
        {
            return "";
        }

        if (data[Mime.Claim] is JsonObject claim)
        {
            return ClaimBox.ToHtml(claim);
        }

        if (data[Mime.Plotly] is JsonObject figure)
        {
            HasFigures = true;
            var still = Drawing(data) ?? Picture(data, output["metadata"]) ?? Html(data);
            return FigureBox.ToHtml(figure, still, Description(data, figure));
        }

        return OnPaper(Drawing(data))
            ?? Html(data)
            ?? OnPaper(Picture(data, output["metadata"]))
            ?? (Text(data, Mime.Markdown) is { } markdown ? $"<div class=\"prose\">{prose.ToHtml(markdown)}</div>\n" : null)
            ?? (Text(data, "text/latex") is { } tex ? $"<div class=\"prose\">{prose.ToHtml(AsFormula(tex))}</div>\n" : null)
            ?? (Text(data, Mime.PlainText) is { } text ? TextBox("result", text) : null)
            ?? (data[Mime.Json] is { } json ? TextBox("result", json.ToJsonString(indented)) : "");
    }

    private static string? Html(JsonObject data) => Text(data, Mime.Html) is { } html ? $"<div class=\"html\">{html}</div>\n" : null;

    private static string? OnPaper(string? picture) => picture is null ? null : $"<figure><div class=\"paper\">{picture}</div></figure>\n";

    // The kit's own drawings have no ids that could clash, and colors for light and dark: they may stand in the page itself.
    private static string? Drawing(JsonObject data) =>
        Text(data, Mime.FigureSvg) is { } svg && svg.IndexOf("<svg", StringComparison.Ordinal) is >= 0 and var start ? svg[start..] : null;

    private static string? Picture(JsonObject data, JsonNode? metadata)
    {
        var alt = HtmlText.Encode(Description(data, null));
        if (Text(data, Mime.Svg) is { } svg)
        {
            return $"<img alt=\"{alt}\" src=\"data:{Mime.Svg};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\">";
        }

        foreach (var type in (string[])[Mime.Png, "image/jpeg", "image/gif", "image/webp"])
        {
            if (Text(data, type)?.ReplaceLineEndings("") is { } base64)
            {
                var size = PictureSize.Attributes((metadata as JsonObject)?[type], base64);
                return $"<img alt=\"{alt}\"{size} src=\"data:{type};base64,{HtmlText.Encode(base64)}\">";
            }
        }

        return null;
    }

    private static string Description(JsonObject data, JsonObject? figure)
    {
        var layoutTitle = (figure?["layout"] as JsonObject)?["title"];
        var title = MultilineText.Join(layoutTitle is JsonObject parts ? parts["text"] : layoutTitle) is { } marked
            ? WebUtility.HtmlDecode(TitleMarkup().Replace(marked, " "))
            : null;
        var words = string.Join(' ', (title ?? Text(data, Mime.PlainText) ?? "Picture").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 300 ? words : words[..300] + " …";
    }

    private static string? Text(JsonObject data, string mime) => MultilineText.Join(data[mime]);

    // The part of HTML that plotly.js reads in titles.
    [GeneratedRegex("</?(?:br|b|i|em|sup|sub|span|a)(?: [^>]*)?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex TitleMarkup();

    private static string AsFormula(string tex) => tex.Contains('$') || tex.StartsWith(@"\begin", StringComparison.Ordinal) ? tex : $"$${tex}$$";
}
