using System.Net;

namespace Torchbook.Teaching;

/// <summary>Pieces of HTML.</summary>
internal static class Markup
{
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Encoded <paramref name="text"/> between two tags, or nothing if there is none.</summary>
    public static string Optional(string before, string? text, string after) => string.IsNullOrEmpty(text) ? "" : before + Encode(text) + after;
}
