using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Documents;

/// <summary>
/// A notebook of nbformat 4.5. Fields that are not known here are kept, in their order; files are written as Jupyter writes them.
/// </summary>
public sealed class NotebookDocument
{
    /// <summary>Larger files are refused: 256 MiB, about a hundred times a lesson with all its charts.</summary>
    public const long MaxBytes = 256L << 20;

    private readonly JsonObject root;

    private NotebookDocument(string name, JsonObject root, List<NotebookCell> cells)
    {
        Name = name;
        this.root = root;
        Cells = cells;
    }

    /// <summary>A notebook without cells.</summary>
    public NotebookDocument(string name)
        : this(name, new JsonObject { ["cells"] = new JsonArray(), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }, [])
    {
    }

    /// <summary>What error messages call this notebook: its path, when it was loaded from one.</summary>
    public string Name { get; }

    /// <summary>The cells in reading order; may be added to and taken from.</summary>
    public IList<NotebookCell> Cells { get; }

    public JsonObject Metadata => (JsonObject)root["metadata"]!;

    /// <summary>The first heading of the first level; else the file name without extension.</summary>
    public string Title => Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim()
        ?? Path.GetFileNameWithoutExtension(Name);

    /// <summary>Reads a notebook of format 4, or a <c>.dib</c> file.</summary>
    /// <exception cref="NotebookFormatException">The file cannot be read or is no such notebook.</exception>
    public static NotebookDocument Load(string path)
    {
        try
        {
            var bytes = new FileInfo(path).Length;
            if (bytes > MaxBytes)
            {
                throw new NotebookFormatException(path, $"The file has {bytes >> 20:N0} MiB; up to {MaxBytes >> 20} MiB are read.",
                    "Clear its outputs with: jupyter nbconvert --clear-output --inplace FILE.");
            }

            var text = File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return DibFormat.IsDib(path) ? DibFormat.Parse(text, path) : Parse(text, path);
        }
        catch (FileNotFoundException e) when (Directory.Exists(path))
        {
            throw new NotebookFormatException(path, "This is a folder, not a notebook.", "Name a file that ends with .ipynb.", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookFormatException(path, "There is no such file.", "Check the path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, $"The file cannot be read ({e.Message}).", "Check that you may read it.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new NotebookFormatException(path, "The file is not UTF-8 text.", "Restore it from version control, or save it as UTF-8.", e);
        }
    }

    /// <summary>Reads a notebook from its JSON.</summary>
    /// <param name="text">The content of an <c>.ipynb</c> file.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="NotebookFormatException">This is not a notebook of format 4 with at least one cell.</exception>
    public static NotebookDocument Parse(string text, string name)
    {
        var reader = new NotebookReader(name);
        var root = reader.ParseRoot(text);
        reader.CheckVersion(root);
        reader.ObjectField(root, "metadata", "The notebook");
        var document = new NotebookDocument(name, root, reader.TakeCells(root));
        document.MakeIdsUnique();
        return document;
    }

    /// <summary>The notebook as Jupyter writes it: one space of indent, one line of source a line, a final line feed.</summary>
    public string ToJson()
    {
        MakeIdsUnique();
        var text = new StringBuilder();
        JupyterJson.WriteObject(text, root.Select(field => new KeyValuePair<string, Action<int>>(field.Key, field.Key == "cells"
            ? depth => JupyterJson.WriteArray(text, Cells.Select(cell => (Action<int>)(inner => JupyterJson.Write(text, cell.Json, inner))), depth)
            : depth => JupyterJson.Write(text, field.Value, depth))), depth: 0);
        return text.Append('\n').ToString();
    }

    /// <summary>Writes the notebook; the file is never seen half-written.</summary>
    /// <exception cref="IOException">The file cannot be written; the message names cause and remedy.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    // Formats before 4.5 have no ids, and copied cells share one. Numbered by position, so that saving twice changes nothing.
    private void MakeIdsUnique()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Cells.Count; i++)
        {
            var wanted = Cells[i].Id is { Length: > 0 } id ? id : string.Create(CultureInfo.InvariantCulture, $"cell-{i + 1}");
            var unique = wanted;
            for (var n = 2; !taken.Add(unique); n++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{n}");
            }

            if (unique != Cells[i].Id)
            {
                Cells[i].Id = unique;
            }
        }
    }
}
