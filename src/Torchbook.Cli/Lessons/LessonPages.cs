using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Cli.Lessons;

/// <summary>Makes pages of the executed notebooks in a folder.</summary>
public static class LessonPages
{
    /// <summary>Writes a page for each lesson that was executed into <paramref name="folder"/>, now or earlier, and an index.</summary>
    /// <param name="lessons">The notebooks of this run; other lessons of the course that lie there executed are kept in the index.</param>
    /// <param name="folder">Where executed notebooks lie and pages go.</param>
    /// <param name="singleFile">Whether each page is to be one file.</param>
    /// <returns>The path of the index.</returns>
    public static string Write(IReadOnlyList<string> lessons, string folder, bool singleFile)
    {
        var pages = lessons.Concat(LessonSelection.Course())
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .Select(source => (Source: source, Executed: Path.Combine(folder, Path.GetFileNameWithoutExtension(source) + ".ipynb")))
            .Where(lesson => File.Exists(lesson.Executed))
            .Select(lesson => new LessonPage(NotebookDocument.Load(lesson.Executed), lesson.Source));
        return LessonSite.Write(pages, folder, new SiteOptions { SingleFile = singleFile, NodeModules = Repository.NodeModules })[^1];
    }
}
