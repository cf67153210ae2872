using System.Text;

namespace Torchbook.Notebooks.Pages;

/// <summary>Text inside HTML. .NET's own encoder would turn every non-English letter into a number.</summary>
internal static class HtmlText
{
    /// <summary>Text as element content or inside a quoted attribute.</summary>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
        {
            return text;
        }

        var html = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }

    /// <summary>A script's text inside a <c>script</c> element: no <c>&lt;/script</c> or <c>&lt;!--</c> may end or bend it.</summary>
    public static string Script(string code) => code
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal);
}
