using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Pages.Site;

namespace Torchbook.Notebooks.Pages;

/// <summary>Writes notebooks as HTML pages that read well without a network: one page a lesson and an index that leads to them.</summary>
public static class LessonSite
{
    /// <summary>Writes the pages, <c>index.html</c> and what they share under <c>assets/</c>; other files there stay.</summary>
    /// <param name="lessons">In reading order.</param>
    /// <param name="folder">Created where missing.</param>
    /// <param name="options">Defaults where null.</param>
    /// <returns>The pages' paths in the order of <paramref name="lessons"/>; the index is last.</returns>
    /// <exception cref="IOException">A file cannot be written; the message names cause and remedy. Files already written are whole.</exception>
    public static IReadOnlyList<string> Write(IEnumerable<LessonPage> lessons, string folder, SiteOptions? options = null)
    {
        options ??= new SiteOptions();
        var assets = new PageAssets(options);
        var entries = SiteMap.Of(lessons);
        var pages = entries.Select((entry, i) => (Name: entry.FileName, Html: new PageWriter(entries, i, options, assets).ToHtml()))
            .Append((Name: SiteMap.IndexFile, Html: IndexPage.ToHtml(entries, options, assets))).ToArray();

        // What pages need comes before them, and the index last: whatever is found there works.
        assets.Save(folder);
        foreach (var (name, html) in pages)
        {
            AtomicFile.WriteText(Path.Combine(folder, name), html);
        }

        return [.. pages.Select(page => Path.Combine(folder, page.Name))];
    }
}
