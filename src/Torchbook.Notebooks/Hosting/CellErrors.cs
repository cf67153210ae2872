using System.Text.Json.Nodes;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>How a cell's failure is told.</summary>
internal static class CellErrors
{
    /// <summary>The process is gone.</summary>
    public static CellError Died(int exitCode, string standardError)
    {
        var message = ProcessEnd.Describe(exitCode, standardError);
        return new("ProcessEnded", message, null, [message]);
    }

    /// <summary>The cell was interrupted in vain, then its process ended.</summary>
    public static CellError Unreachable()
    {
        const string message = "The cell did not react to the interruption, and its process was ended: it was in code that cannot be interrupted, such as native code.";
        return new("ProcessEnded", message, null, [message]);
    }

    /// <summary>The cell took too long.</summary>
    public static CellError TimedOut(TimeSpan timeout, int? line)
    {
        var message = $"The cell ran longer than {timeout.TotalSeconds:0.#} seconds and was stopped{(line is null ? "" : $" in line {line}")}.";
        return new("Timeout", message, line, [message]);
    }

    /// <summary>An error for the way over the pipe.</summary>
    public static JsonObject Write(CellError error) => new()
    {
        ["name"] = error.Name,
        ["message"] = error.Message,
        ["line"] = error.Line,
        ["trace"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
    };

    /// <summary>What <see cref="Write"/> wrote; null where the cell ran to its end.</summary>
    public static CellError? Read(JsonNode? error) => error is null
        ? null
        : new((string)error["name"]!, (string)error["message"]!, (int?)error["line"], [.. error["trace"]!.AsArray().Select(l => (string)l!)]);
}
