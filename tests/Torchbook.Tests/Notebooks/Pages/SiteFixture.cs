using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Tests.Notebooks.Pages;

/// <summary>Writes cells as a page and reads what became of them.</summary>
internal static class SiteFixture
{
    public static string Article(params NotebookCell[] cells) => Article(null, cells);

    public static string Article(string? besides, params NotebookCell[] cells)
    {
        using var folder = new TemporaryFolder();
        var path = besides is null ? folder.Combine("lesson.ipynb") : System.IO.Path.Combine(besides, "lesson.ipynb");
        var notebook = new NotebookDocument(path);
        foreach (var cell in cells)
        {
            notebook.Cells.Add(cell);
        }

        LessonSite.Write([new LessonPage(notebook, path)], folder.Path);
        var html = File.ReadAllText(folder.Combine("lesson.html"));
        var start = html.IndexOf("<article>", StringComparison.Ordinal);
        return html[start..html.IndexOf("</article>", StringComparison.Ordinal)];
    }

    public static NotebookCell Markdown(string source, params string[] tags) => new(CellKind.Markdown, source, tags);

    public static NotebookCell Code(string source, params System.Text.Json.Nodes.JsonObject[] outputs)
    {
        var cell = new NotebookCell(CellKind.Code, source) { ExecutionCount = 1 };
        foreach (var output in outputs)
        {
            cell.Outputs.Add(output);
        }

        return cell;
    }
}
