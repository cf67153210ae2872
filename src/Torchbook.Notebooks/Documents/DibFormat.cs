using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Documents;

/// <summary>
/// .NET Interactive's text format: each cell behind a line that names its language, such as <c>#!csharp</c> or <c>#!markdown</c>;
/// <c>#!meta</c> is followed by the notebook's metadata as JSON. It keeps no outputs.
/// </summary>
public static class DibFormat
{
    /// <summary>How such files end.</summary>
    public const string Extension = ".dib";

    private const string Markdown = "markdown";
    private const string Meta = "meta";
    private static readonly string[] usual =
    [
        "csharp", "c#", "C#", "fsharp", "f#", "F#", "html", "javascript", "js", "kql", Markdown, "md", "mermaid", Meta, "powershell", "pwsh", "raw",
        "sql", "svg", "value", "http",
    ];

    public static bool IsDib(string path) => Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The content of a <c>.dib</c> file.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookFormatException">Its metadata is not JSON, or it has no cells.</exception>
    public static NotebookDocument Parse(string text, string name)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var languages = usual.ToHashSet(StringComparer.Ordinal);
        var document = new NotebookDocument(name);
        var cell = new List<string>();
        var language = "csharp";
        foreach (var line in lines.Append("#!" + Meta))
        {
            if (!line.StartsWith("#!", StringComparison.Ordinal) || !languages.Contains(line[2..].TrimEnd()))
            {
                cell.Add(line);
                continue;
            }

            Add(document, languages, language, string.Join('\n', cell).Trim('\n'));
            language = line[2..].TrimEnd();
            cell.Clear();
        }

        return document.Cells.Count > 0
            ? document
            : throw new NotebookFormatException(name, "It has no cells.", "A cell is a line such as #!csharp and the lines below it.");
    }

    /// <summary>The notebook's cells as such a file's text; outputs are not part of it.</summary>
    public static string Write(NotebookDocument document)
    {
        var cells = document.Cells.Select(cell => (Language(document, cell), cell.Source));
        if ((document.Metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"] is { } kernels)
        {
            cells = cells.Prepend((Meta, new JsonObject { ["kernelInfo"] = kernels.DeepClone() }.ToJsonString()));
        }

        return string.Join('\n', cells.Select(cell => $"#!{cell.Item1}\n\n{cell.Item2}\n"));
    }

    private static string Language(NotebookDocument document, NotebookCell cell) => cell.Kind switch
    {
        CellKind.Markdown => Markdown,
        CellKind.Raw => "raw",
        _ => CellLanguageName.Of(document, cell),
    };

    private static void Add(NotebookDocument document, HashSet<string> languages, string language, string source)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            return;
        }

        switch (language)
        {
            case Meta:
                TakeMetadata(document, languages, source);
                break;
            case Markdown or "md":
                document.Cells.Add(new(CellKind.Markdown, source));
                break;
            case "raw":
                document.Cells.Add(new(CellKind.Raw, source));
                break;
            default:
                var cell = new NotebookCell(CellKind.Code, source);
                cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
                document.Cells.Add(cell);
                break;
        }
    }

    // The notebook may have connected to languages that have names of their own.
    private static void TakeMetadata(NotebookDocument document, HashSet<string> languages, string source)
    {
        try
        {
            var kernels = JsonNode.Parse(source)!.AsObject()["kernelInfo"]?.DeepClone();
            document.Metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = kernels };
            foreach (var item in kernels?["items"]?.AsArray() ?? [])
            {
                languages.Add((string)item!["name"]!);
                languages.UnionWith(item["aliases"]?.AsArray().Select(alias => (string)alias!) ?? []);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentNullException)
        {
            throw new NotebookFormatException(document.Name, "What follows #!meta is not the JSON object that it should be.",
                "Remove the #!meta line and the lines below it: the notebook runs without.", e);
        }
    }
}
