using System.Globalization;
using System.Text;

namespace Torchbook.Charts;

/// <summary>Writes SVG elements: the same calls always give the same text, whatever the culture.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>A number with at most two decimals; coordinates beyond any page are cut to keep renderers from overflowing.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(double.IsNaN(value) ? 0 : Math.Clamp(value, -1e6, 1e6), 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    public void Raw(string markup) => _text.Append(markup).Append('\n');

    public void Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes) => Write(element, attributes, ">");

    public void Close(string element) => Raw($"</{element}>");

    public void Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes) => Write(element, attributes, "/>");

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) =>
        Empty("line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)),
            ("class", stroke.Class), ("stroke", stroke.Color.ToString()), ("stroke-width", Number(stroke.Width)), ("stroke-dasharray", stroke.Dash));

    public void Rect(Box box, Rgb fill, string? cssClass = null, double opacity = 1, double radius = 0) =>
        Empty("rect", ("class", cssClass), ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)),
            ("rx", radius == 0 ? null : Number(radius)), ("fill", fill.ToString()), ("fill-opacity", opacity == 1 ? null : Number(opacity)));

    public void Frame(Box box, Stroke stroke) =>
        Empty("rect", ("class", stroke.Class), ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)),
            ("fill", "none"), ("stroke", stroke.Color.ToString()), ("stroke-width", Number(stroke.Width)), ("stroke-dasharray", stroke.Dash));

    public void Path(string data, Stroke stroke) =>
        Empty("path", ("class", stroke.Class), ("d", data), ("fill", "none"), ("stroke", stroke.Color.ToString()), ("stroke-width", Number(stroke.Width)),
            ("stroke-dasharray", stroke.Dash), ("stroke-linejoin", "round"), ("stroke-linecap", stroke.Dash is null ? "round" : null));

    public void Area(string data, Rgb fill, double opacity, string? cssClass = null) =>
        Empty("path", ("class", cssClass), ("d", data), ("fill", fill.ToString()), ("fill-opacity", opacity == 1 ? null : Number(opacity)));

    public void Circle(double x, double y, double radius, Rgb fill, double opacity = 1) =>
        Empty("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), ("fill", fill.ToString()), ("fill-opacity", opacity == 1 ? null : Number(opacity)));

    public void Image(Picture picture, Box box) =>
        Empty("image", ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)),
            ("preserveAspectRatio", "none"), ("style", "image-rendering:pixelated"), ("href", picture.ToDataUri()));

    /// <summary>One line of text; <paramref name="y"/> is its baseline.</summary>
    public void Text(string text, double x, double y, TextStyle style)
    {
        if (style.Halo)
        {
            Write("text", [.. TextAttributes(x, y, style), ("class", "tb-halo"), ("fill", "none"), ("stroke", Theme.Paper.ToString()), ("stroke-width", "4"), ("stroke-linejoin", "round")], $">{Escape(text)}</text>");
        }

        Write("text", [.. TextAttributes(x, y, style), ("class", style.Class), ("fill", style.Color.ToString())], $">{Escape(text)}</text>");
    }

    public override string ToString() => _text.ToString();

    /// <summary>Text safe inside elements and attributes; characters that XML forbids become a replacement character.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            escaped.Append(text[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\t' or '\n' or '\r' => " ",
                < ' ' or '\uFFFE' or '\uFFFF' => "\uFFFD",
                _ when pair => text.Substring(i++, 2),
                var c when char.IsSurrogate(c) => "\uFFFD",
                var c => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static (string, string?)[] TextAttributes(double x, double y, TextStyle style) =>
    [
        ("x", Number(x)), ("y", Number(y)), ("font-size", Number(style.Size)), ("font-weight", style.Bold ? "600" : null),
        ("text-anchor", style.Anchor switch { TextAnchor.Middle => "middle", TextAnchor.End => "end", _ => null }),
    ];

    private void Write(string element, ReadOnlySpan<(string Name, string? Value)> attributes, string end)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
            }
        }

        _text.Append(end).Append('\n');
    }
}
