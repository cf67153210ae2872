using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Documents;

/// <summary>One cell: a view on its JSON, which keeps every field it was read with, in its order.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(JsonObject json, CellKind kind)
    {
        Json = json;
        Kind = kind;
    }

    /// <summary>A new cell.</summary>
    /// <param name="kind">What it holds.</param>
    /// <param name="source">Its text.</param>
    /// <param name="tags">Names in its metadata.</param>
    /// <param name="id">Unique in its notebook: 1 to 64 letters, digits, <c>-</c> and <c>_</c>. The notebook numbers cells without one.</param>
    public NotebookCell(CellKind kind, string source, IEnumerable<string>? tags = null, string? id = null)
    {
        Kind = kind;
        Json = new JsonObject { ["cell_type"] = kind.ToString().ToLowerInvariant() };
        if (kind == CellKind.Code)
        {
            Json["execution_count"] = null;
        }

        Json["id"] = id ?? "";
        Json["metadata"] = new JsonObject();
        if (kind == CellKind.Code)
        {
            Json["outputs"] = new JsonArray();
        }

        Source = source;
        if (tags?.ToArray() is { Length: > 0 } names)
        {
            Metadata["tags"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        }
    }

    public CellKind Kind { get; }

    /// <summary>Unique in its notebook.</summary>
    public string Id
    {
        get => (string)Json["id"]!;
        set => Json["id"] = value;
    }

    /// <summary>The cell's text; lines end with <c>\n</c>.</summary>
    public string Source
    {
        get => MultilineText.Join(Json["source"])!;
        set => Json["source"] = MultilineText.Split(value);
    }

    /// <summary>Names in the metadata, such as <c>parameters</c> or <c>solution</c>.</summary>
    public IReadOnlyList<string> Tags => Metadata["tags"] is JsonArray tags ? [.. tags.Select(tag => (string)tag!)] : [];

    public JsonObject Metadata => (JsonObject)Json["metadata"]!;

    /// <summary>nbformat outputs (see <see cref="NotebookOutput"/>); a cell that is not code has none and keeps none.</summary>
    public JsonArray Outputs => Kind == CellKind.Code ? (JsonArray)Json["outputs"]! : [];

    /// <summary>The number after <c>In</c>; null before the cell ran.</summary>
    public int? ExecutionCount
    {
        get => (int?)Json["execution_count"];
        set => Json["execution_count"] = value;
    }

    /// <summary>All fields as they will be written.</summary>
    public JsonObject Json { get; }

    /// <summary>Forgets outputs and execution count.</summary>
    public void ClearOutputs()
    {
        if (Kind == CellKind.Code)
        {
            Outputs.Clear();
            ExecutionCount = null;
        }
    }

    /// <summary>Whether the metadata carries <paramref name="tag"/>.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag);
}
