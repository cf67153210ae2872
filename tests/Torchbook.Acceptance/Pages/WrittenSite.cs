using Torchbook.Acceptance.Jupyter;
using Torchbook.Cli;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Acceptance.Pages;

/// <summary>The samples and some of the course's lessons, written once for all tests of a class.</summary>
public sealed class WrittenSite : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("torchbook-site-").FullName;

    public WrittenSite()
    {
        var course = CourseLesson.Names("07-transfer-learning").Select(name => new LessonPage(CourseLesson.Saved(name), Path.Combine(Repository.Notebooks, name + ".ipynb")));
        LessonSite.Write([.. SampleLessons.All().Select(sample => sample with { Path = $"sample-{sample.Path}" }), .. course], folder, new SiteOptions { NodeModules = Repository.NodeModules });
    }

    /// <summary>A page with prose, formulas, tables, drawings and folded cells.</summary>
    public string Sample => Page("sample-03-understanding-convolution");

    /// <summary>Every page that was written.</summary>
    public IEnumerable<string> All => Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal);

    /// <summary>The page of a notebook.</summary>
    public string Page(string name) => Path.Combine(folder, name + ".html");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
