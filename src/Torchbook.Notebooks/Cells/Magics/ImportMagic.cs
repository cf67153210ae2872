using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Text;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary><c>#!import</c>: runs the cells of another notebook, or a source file, as if they stood here.</summary>
internal sealed class ImportMagic(CellSession session) : ICellMagic
{
    private static readonly Dictionary<string, string> languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [".cs"] = "csharp",
        [".csx"] = "csharp",
        [".fs"] = "fsharp",
        [".fsx"] = "fsharp",
        [".js"] = "javascript",
        [".html"] = "html",
        [".svg"] = "svg",
        [".md"] = "markdown",
        [".mmd"] = "mermaid",
    };

    public string Name => "import";

    public string Usage => "#!import FILE, a notebook (.ipynb, .dib) or a source file (.cs, .csx, .fsx, .js, .html, .svg, .md, .mmd)";

    public void Run(Directive directive, string language, CellRun run)
    {
        var arguments = new MagicArguments(directive, Usage);
        var path = Path.GetFullPath(arguments.OnlyWord("a file"), run.Folder);
        if (run.Importing.Contains(path))
        {
            var circle = string.Join(" → ", run.Importing.Append(path).Select(Path.GetFileName));
            throw arguments.Error($"{Path.GetFileName(path)} imports itself: {circle}");
        }

        if (!File.Exists(path))
        {
            throw arguments.Error($"there is no file {path}");
        }

        var inside = run with { Name = Path.GetFileName(path), Folder = Path.GetDirectoryName(path)!, Importing = run.Importing.Add(path) };
        try
        {
            RunFile(path, inside, arguments);
        }
        catch (CellCompilationException e)
        {
            throw CellCompilationException.Inside(inside.Name, directive.Line, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotebookFormatException && run.Importing.Count == 0)
        {
            throw CellCompilationException.At(directive.Line, e.Message);
        }
    }

    private void RunFile(string path, CellRun run, MagicArguments arguments)
    {
        if (Path.GetExtension(path) is ".ipynb" or ".dib")
        {
            var notebook = NotebookDocument.Load(path);
            foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Code))
            {
                session.RunAndShow(cell.Source, CellLanguageName.Of(notebook, cell), run);
            }

            return;
        }

        session.RunAndShow(File.ReadAllText(path), languages.GetValueOrDefault(Path.GetExtension(path))
            ?? throw arguments.Error($"{Path.GetExtension(path)} files are not known"), run);
    }
}
