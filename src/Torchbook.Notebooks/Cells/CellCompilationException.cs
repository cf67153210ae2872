using Microsoft.CodeAnalysis;

namespace Torchbook.Notebooks.Cells;

/// <summary>A cell that the compiler, or the package restore before it, refused.</summary>
public sealed class CellCompilationException : Exception
{
    private CellCompilationException(string message, int? line, IReadOnlyList<string> lines) : base(message)
    {
        Line = line;
        Lines = lines;
    }

    /// <summary>The first error's line, from 1.</summary>
    public int? Line { get; }

    /// <summary>Every error as <c>(line,column): CS0103: …</c>.</summary>
    public IReadOnlyList<string> Lines { get; }

    internal static CellCompilationException From(IReadOnlyList<Diagnostic> errors)
    {
        var lines = errors.Select(Describe).ToList();
        return new(lines.Count > 0 ? lines[0] : "the cell does not compile", LineOf(errors.FirstOrDefault()), lines);
    }

    internal static CellCompilationException At(int line, string message) => new(message, line, [$"({line},1): {message}"]);

    private static int? LineOf(Diagnostic? error) =>
        error is { Location.IsInSource: true } ? error.Location.GetLineSpan().StartLinePosition.Line + 1 : null;

    private static string Describe(Diagnostic error)
    {
        if (!error.Location.IsInSource)
        {
            return $"{error.Id}: {error.GetMessage()}";
        }

        var start = error.Location.GetLineSpan().StartLinePosition;
        return $"({start.Line + 1},{start.Character + 1}): {error.Id}: {error.GetMessage()}";
    }
}
