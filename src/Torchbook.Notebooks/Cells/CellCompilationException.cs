using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells;

/// <summary>A cell that a compiler, a magic, or the package restore before it refused.</summary>
public sealed class CellCompilationException : Exception
{
    private const string RefLikeField = "CS8345";
    private const string UnknownName = "CS0246";
    private const string UnknownPart = "CS0234";

    private CellCompilationException(int? line, IReadOnlyList<string> lines) : base(lines.Count > 0 ? lines[0] : "the cell does not compile")
    {
        Line = line;
        Lines = lines;
    }

    /// <summary>The first error's line, from 1.</summary>
    public int? Line { get; }

    /// <summary>Every error as <c>(line,column): CS0103: …</c>.</summary>
    public IReadOnlyList<string> Lines { get; }

    internal static CellCompilationException From(IReadOnlyList<Diagnostic> errors) =>
        InOrder([.. errors.OrderBy(e => e.Location.SourceSpan.Start)]);

    internal static CellCompilationException From(IReadOnlyList<(int Line, int Column, string Message)> errors) =>
        new(errors[0].Line, [.. errors.Select(e => $"({e.Line},{e.Column}): {e.Message}")]);

    internal static CellCompilationException At(int line, string message) => From([(line, 1, message)]);

    /// <summary>The errors of a file that line <paramref name="line"/> of a cell imports.</summary>
    internal static CellCompilationException Inside(string file, int line, CellCompilationException e) => new(line, [.. e.Lines.Select(l => l.StartsWith('(') ? file + l : l)]);

    private static CellCompilationException InOrder(List<Diagnostic> errors) => new(LineOf(errors.FirstOrDefault()), [.. errors.Select(Describe)]);

    private static int? LineOf(Diagnostic? error) =>
        error is { Location.IsInSource: true } ? error.Location.GetLineSpan().StartLinePosition.Line + 1 : null;

    private static string Describe(Diagnostic error)
    {
        var start = error.Location.GetLineSpan().StartLinePosition;
        var place = error.Location.IsInSource ? $"({start.Line + 1},{start.Character + 1}): " : "";
        return $"{place}{error.Id}: {error.GetMessage()}{Remedy(error)}";
    }

    private static string Remedy(Diagnostic error) => error.Id switch
    {
        RefLikeField => " A cell's variables outlive the cell, which this one cannot: put it into a block { } or a method.",
        UnknownName or UnknownPart when IsInUsing(error) => " A package is added by a line such as #r \"nuget: Newtonsoft.Json\".",
        _ => "",
    };

    private static bool IsInUsing(Diagnostic error) =>
        error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;
}
