using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Hosting;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Tests.Notebooks;

/// <summary>A folder for small lessons, run by the real command line in a real process.</summary>
internal sealed class LessonFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static HostCommand Command { get; } = HostCommand.ForAssembly(Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll"));

    public RunOptions Options { get; set; }

    public LessonFixture() => Options = new() { OutDir = folder.Combine("out"), Command = Command, CellTimeout = TimeSpan.FromSeconds(60) };

    public string PathOf(string name) => folder.Combine(name);

    public string Write(string name, params NotebookCell[] cells)
    {
        var document = new NotebookDocument(name);
        foreach (var cell in cells)
        {
            document.Cells.Add(cell);
        }

        var path = folder.Combine(name + ".ipynb");
        document.Save(path);
        return path;
    }

    public string Write(string name, params string[] sources) => Write(name, [.. sources.Select(s => Code(s))]);

    public static NotebookCell Code(string source, params string[] tags) => new(CellKind.Code, source, tags);

    public async Task<LessonResult> Run(string path) => Assert.Single((await NotebookRunner.RunAsync([path], Options)).Lessons);

    public Task<LessonResult> RunCells(params string[] sources) => Run(Write("lesson", sources));

    public NotebookDocument Executed(string name = "lesson") => NotebookDocument.Load(Path.Combine(Options.OutDir, name + ".ipynb"));

    public string Text(int cell, string stream = "stdout") => string.Concat(Executed().Cells[cell].Outputs
        .Where(o => (string?)o!["name"] == stream).Select(o => MultilineText.Join(o!["text"])));

    public void Dispose() => folder.Dispose();
}
