using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>How long a cell may take: what its metadata says, else the run's limit; and no longer than the lesson has left.</summary>
internal static class CellTime
{
    /// <returns>The limit, and whether it is what is left of the lesson's.</returns>
    public static (TimeSpan Limit, bool IsLessons) Limit(NotebookCell cell, RunOptions options, TimeSpan elapsed)
    {
        var own = Own(cell) ?? options.CellTimeout;
        var left = options.LessonTimeout - elapsed;
        var bounded = left < TimeSpan.Zero ? TimeSpan.Zero : left;
        return bounded < own ? (bounded.Value, true) : (own, false);
    }

    /// <summary>The seconds in <c>torchbook.timeout</c> of the cell's metadata; null without a positive number there.</summary>
    private static TimeSpan? Own(NotebookCell cell) =>
        (cell.Metadata["torchbook"] as JsonObject)?["timeout"] is JsonValue value && value.TryGetValue<double>(out var seconds) && seconds is > 0 and < 1e7
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
