using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Pages.Outputs;

/// <summary>A number that was asserted, or observed: a tick or a cross, what it is, what it was, and why.</summary>
internal static class ClaimBox
{
    /// <param name="claim">The claim's <c>name</c>, <c>value</c>, <c>expected</c> (empty for an observation), <c>holds</c> and <c>because</c>.</param>
    public static string ToHtml(JsonObject claim)
    {
        var holds = claim["holds"] is JsonValue value && value.TryGetValue<bool>(out var result) && result;
        var expected = Text(claim, "expected");
        var (sign, kind) = !holds ? ("✗", "failed") : expected.Length == 0 ? ("•", "observed") : ("✓", "passed");
        return $"<p class=\"claim\"><span class=\"{kind}\">{sign}</span> {Text(claim, "name")} = <strong>{Text(claim, "value")}</strong>"
            + (expected.Length == 0 ? "" : $" <span class=\"expected\">({expected})</span>")
            + (Text(claim, "because") is { Length: > 0 } because ? $"<br><span class=\"because\">{because}</span>" : "")
            + "</p>\n";
    }

    private static string Text(JsonObject claim, string field) => HtmlText.Encode(MultilineText.Join(claim[field]) ?? "");
}
