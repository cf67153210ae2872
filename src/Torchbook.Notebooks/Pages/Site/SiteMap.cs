namespace Torchbook.Notebooks.Pages.Site;

/// <summary>Which notebook becomes which file.</summary>
internal static class SiteMap
{
    public const string IndexFile = "index.html";

    public static IReadOnlyList<SiteEntry> Of(IEnumerable<LessonPage> lessons)
    {
        // Not every file system tells upper from lower case.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { IndexFile };
        var entries = new List<SiteEntry>();
        foreach (var lesson in lessons)
        {
            var name = Path.GetFileNameWithoutExtension(lesson.Path);
            var file = $"{name}.html";
            for (var n = 2; !taken.Add(file); n++)
            {
                file = $"{name}-{n}.html";
            }

            entries.Add(new SiteEntry(lesson, file));
        }

        return entries;
    }
}
