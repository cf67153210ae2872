using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Pages.Outputs;

/// <summary>A chart: the picture at once, and the plotly.js figure beside it for the script to show.</summary>
internal static class FigureBox
{
    /// <param name="figure">The figure's JSON: <c>data</c> and <c>layout</c>.</param>
    /// <param name="still">What is shown without a script; null where the output has no picture.</param>
    /// <param name="description">One sentence for those who do not see it.</param>
    public static string ToHtml(JsonObject figure, string? still, string description) => $"""
        <figure class="chart" data-title="{HtmlText.Encode(description)}"><div class="paper">{still ?? $"<p class=\"missing\">{HtmlText.Encode(description)}</p>"}</div>
        <script type="application/json">{figure.ToJsonString()}</script></figure>

        """;
}
