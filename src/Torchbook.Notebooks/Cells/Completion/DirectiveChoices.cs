using System.Text.RegularExpressions;

namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>What could stand in a line that begins with <c>#</c>: files, and the names of directives.</summary>
internal static partial class DirectiveChoices
{
    private static readonly CompletionItem[] directives =
    [
        new("#r", "keyword", "#r \"FILE.dll\" or #r \"nuget: PACKAGE, VERSION\"", "Refers to an assembly or a package."),
        new("#load", "keyword", "#load \"FILE.csx\"", "Runs a C# file as part of the cell."),
    ];

    /// <param name="code">The cell.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="magics">What may follow <c>#!</c>.</param>
    /// <param name="folder">Where relative paths begin.</param>
    /// <returns>Null where the line is no directive.</returns>
    public static CompletionList? At(string code, int position, IEnumerable<CompletionItem> magics, string folder)
    {
        var lineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var line = code[lineStart..position];
        if (Path().Match(line) is { Success: true } file)
        {
            var part = file.Groups["path"];
            var slash = part.Value.LastIndexOfAny(['/', '\\']) + 1;
            return new(Files(System.IO.Path.Combine(folder, part.Value[..slash]), part.Value[slash..], Extensions(file.Groups["name"].Value)),
                lineStart + part.Index + slash, position);
        }

        return Name().Match(line) is { Success: true } name
            ? new([.. directives.Concat(magics).Where(m => m.Text.StartsWith(name.Groups["name"].Value, StringComparison.OrdinalIgnoreCase))], lineStart + name.Groups["name"].Index, position)
            : null;
    }

    private static string[] Extensions(string directive) => directive switch
    {
        "r" => [".dll"],
        "load" => [".csx", ".cs"],
        _ => [".ipynb", ".dib", ".cs", ".csx", ".fsx", ".html", ".js", ".md"],
    };

    private static List<CompletionItem> Files(string folder, string prefix, string[] extensions)
    {
        try
        {
            bool Fits(string path) => System.IO.Path.GetFileName(path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && (prefix.StartsWith('.') || !System.IO.Path.GetFileName(path).StartsWith('.'));
            return
            [
                .. Directory.EnumerateDirectories(folder).Where(Fits).Order(StringComparer.Ordinal).Select(d => new CompletionItem(System.IO.Path.GetFileName(d) + "/", "folder")),
                .. Directory.EnumerateFiles(folder).Where(f => Fits(f) && extensions.Contains(System.IO.Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
                    .Order(StringComparer.Ordinal).Select(f => new CompletionItem(System.IO.Path.GetFileName(f), "file")),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    [GeneratedRegex("""^\s*#(?<name>r|load|!import)\s+"?(?<path>[^":]*)$""")]
    private static partial Regex Path();

    [GeneratedRegex(@"^\s*(?<name>#!?[\w-]*)$")]
    private static partial Regex Name();
}
