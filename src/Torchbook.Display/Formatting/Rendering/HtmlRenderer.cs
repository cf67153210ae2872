using System.Net;
using System.Text;

namespace Torchbook.Display.Formatting;

/// <summary>Writes nodes as plain HTML that reads well without styles and scripts, which untrusted notebooks lose.</summary>
internal static class HtmlRenderer
{
    private const int MaxCellLength = 500;
    private const int MaxSummaryLength = 80;

    /// <summary>Markup, or null for what text shows as well.</summary>
    public static string? TryWrite(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Link } link => Link(link),
        TableNode table => HtmlTable.Write(table),
        ObjectNode { IsTuple: false } o => HtmlTable.Members(o, o.Name),
        MapNode or ExceptionNode => Block(node),
        ObjectNode tuple when tuple.Members.Any(m => TryWrite(m.Value) is not null) => Block(node),
        ListNode { IsMatrix: true } matrix => HtmlTable.Matrix(matrix),
        ListNode list when list.Items.Any(i => TryWrite(i) is not null) => Block(node),
        BundleNode bundle => BundleHtml.Of(bundle.Bundle),
        _ => null,
    };

    /// <summary>Text as it must stand in HTML.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>What a cell of a table holds: text, or something to unfold.</summary>
    public static string Cell(Node? node) => node switch
    {
        null => "",
        ScalarNode { Kind: ScalarKind.Link } link => Link(link),
        ScalarNode scalar => Lines(ScalarText.Cut(scalar.Text, MaxCellLength)),
        BlockNode block => Details(block.Summary, $"<pre>{Encode(block.Text)}</pre>"),
        BundleNode bundle => Bundle(bundle),
        ListNode { Items.Count: 0 } or MapNode { Entries.Count: 0 } or TableNode { Rows.Count: 0 } => Encode(TextRenderer.Write(node)),
        ListNode list when list.Items.All(i => i.IsScalar) => Encode(TextRenderer.Line(list, MaxCellLength)),
        TableNode table => Details(Summary(table), Block(table)),
        ListNode or MapNode or ObjectNode or ExceptionNode => Details(TextRenderer.Line(node, MaxSummaryLength), Block(node)),
        _ => Encode(TextRenderer.Line(node, MaxCellLength)),
    };

    private static string Block(Node node) => node switch
    {
        TableNode table => HtmlTable.Write(table, pages: false),
        ListNode { IsMatrix: true } matrix => HtmlTable.Matrix(matrix),
        ListNode list => List(list),
        MapNode map => HtmlTable.Map(map),
        ObjectNode o => HtmlTable.Members(o, ""),
        ExceptionNode e => Exception(e),
        _ => Cell(node),
    };

    private static string List(ListNode list)
    {
        var items = string.Concat(list.Items.Select(i => $"<li>{Cell(i)}</li>"));
        return $"<ol start=\"0\">{items}</ol>{(list.Left is null ? "" : $"… ({Encode(list.Left)})")}";
    }

    private static string Exception(ExceptionNode e)
    {
        var html = new StringBuilder($"<div><strong>{Encode(e.Type)}</strong>: {Lines(ScalarText.Cut(e.Message, ScalarText.MaxLength))}</div>");
        if (e.Trace.Length > 0)
        {
            html.Append(Details("stack trace", $"<pre>{Encode(e.Trace)}</pre>"));
        }

        foreach (var cause in e.Causes)
        {
            html.Append($"<div>caused by</div>{Exception(cause)}");
        }

        return html.ToString();
    }

    private static string Bundle(BundleNode bundle)
    {
        if (bundle.Bundle.Data.Count == 1 && bundle.Bundle.Data.ContainsKey(Mime.PlainText))
        {
            return Lines(ScalarText.Cut(bundle.Text, MaxCellLength));
        }

        var html = BundleHtml.Of(bundle.Bundle);
        return html.Length <= MaxCellLength || html.StartsWith("<img ", StringComparison.Ordinal) ? html : Details(TextRenderer.Line(bundle, MaxSummaryLength), html);
    }

    private static string Summary(TableNode table)
    {
        var rows = Math.Min(table.Shown, table.Rows.Count);
        var more = table.LeftOfShown is { } left ? $" and {left}" : "";
        return $"{rows} {(rows == 1 ? "row" : "rows")}{more}: {TextRenderer.Line(new ScalarNode(string.Join(", ", table.Columns)), MaxSummaryLength)}";
    }

    private static string Link(ScalarNode link) => $"<a href=\"{Encode(link.Text)}\" target=\"_blank\" rel=\"noopener noreferrer\">{Encode(link.Text)}</a>";

    private static string Details(string summary, string content) => $"<details><summary>{Encode(summary)}</summary>{content}</details>";

    private static string Lines(string text) => Encode(text).ReplaceLineEndings("<br>");
}
