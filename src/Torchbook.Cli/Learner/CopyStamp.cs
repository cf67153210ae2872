using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Cli.Learner;

/// <summary>What a learner's copy remembers of the lesson it was made from, in its metadata under <c>torchbook.copy</c>.</summary>
/// <param name="Original">The hash of the lesson's cells at that time.</param>
/// <param name="Copy">The hash of the copy's own cells at that time.</param>
public sealed record CopyStamp(string Original, string Copy)
{
    private const string Group = "torchbook";
    private const string Key = "copy";

    /// <summary>The hash of what a person writes: kinds and texts of cells. Outputs and settings do not count.</summary>
    public static string Hash(NotebookDocument notebook)
    {
        var text = new StringBuilder();
        foreach (var cell in notebook.Cells)
        {
            text.Append(cell.Kind).Append('\0').Append(cell.Source).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The stamp of a copy; null for a notebook that somebody else has put there.</summary>
    public static CopyStamp? Read(NotebookDocument notebook) =>
        (notebook.Metadata[Group] as JsonObject)?[Key] is JsonObject json && Text(json["original_sha256"]) is { } original && Text(json["copy_sha256"]) is { } copy
            ? new(original, copy)
            : null;

    public void WriteTo(NotebookDocument notebook)
    {
        if (notebook.Metadata[Group] is not JsonObject group)
        {
            notebook.Metadata[Group] = group = [];
        }

        group[Key] = new JsonObject { ["original_sha256"] = Original, ["copy_sha256"] = Copy };
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
