using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Pages;

/// <summary>A notebook that becomes a page.</summary>
/// <param name="Notebook">The notebook, executed or not.</param>
/// <param name="Path">
/// Where the notebook was written by its author: names the page (<c>03-x.ipynb</c> → <c>03-x.html</c>); pictures and links in its prose
/// are relative to this folder.
/// </param>
public sealed record LessonPage(NotebookDocument Notebook, string Path)
{
    /// <summary>What the index and the neighbors call this page.</summary>
    public string Title => Notebook.Title;
}
