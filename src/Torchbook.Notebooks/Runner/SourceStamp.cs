using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>The hash of the source that a cell's outputs came from, kept in its metadata: tells when source and outputs have parted.</summary>
public static class SourceStamp
{
    private const string Group = "torchbook";
    private const string Key = "source_sha256";

    /// <summary>Notes that the cell's outputs belong to its present source.</summary>
    public static void Set(NotebookCell cell)
    {
        if (cell.Metadata[Group] is not JsonObject group)
        {
            cell.Metadata[Group] = group = [];
        }

        group[Key] = Hash(cell.Source);
    }

    /// <summary>Forgets the stamp.</summary>
    public static void Remove(NotebookCell cell)
    {
        if (cell.Metadata[Group] is JsonObject group)
        {
            group.Remove(Key);
            if (group.Count == 0)
            {
                cell.Metadata.Remove(Group);
            }
        }
    }

    /// <summary>Cells that have outputs, or have run, and whose source is not the one that was run.</summary>
    public static IReadOnlyList<NotebookCell> Stale(NotebookDocument lesson) =>
        [.. lesson.Cells.Where(c => c.Kind == CellKind.Code && (c.Outputs.Count > 0 || c.ExecutionCount is not null) && Read(c) != Hash(c.Source))];

    private static string? Read(NotebookCell cell) => (string?)(cell.Metadata[Group] as JsonObject)?[Key];

    private static string Hash(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
}
