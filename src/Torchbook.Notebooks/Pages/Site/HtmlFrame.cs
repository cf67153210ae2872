namespace Torchbook.Notebooks.Pages.Site;

/// <summary>What every page has around its content.</summary>
internal static class HtmlFrame
{
    // A torch, drawn in the tab; also keeps browsers from asking for a favicon that is not there.
    private const string Icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Cpath fill='%23d9480f' d='M8 0c2 3 4 4 4 7a4 4 0 0 1-8 0c0-2 2-2 2-4 1 1 1 2 2 3 1-2 0-4 0-6z'/%3E"
        + "%3Cpath fill='%23868e96' d='M6 12h4l-1 4H7z'/%3E%3C/svg%3E";

    // Before anything is drawn, so that the page does not flash in the colors that the reader chose against.
    private const string Theme = "<script>try{const t=localStorage.getItem('torchbook-theme');if(t)document.documentElement.dataset.theme=t}catch{}</script>";

    public static string ToHtml(string title, string head, string bodyClass, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlText.Encode(title)}</title>
        <link rel="icon" href="{Icon}">
        {Theme}
        {head}</head>
        <body class="{bodyClass}">
        {body}</body>
        </html>

        """;
}
