using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Tests.Compatibility;

/// <summary>A notebook's cells as the scripts they are, each on top of those before, against TorchSharp's surface.</summary>
internal static class LessonCompilation
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);
    private static readonly CellEngineOptions Host = new();

    /// <summary>What the compiler refuses in the first cell that it refuses, with the number of the cell among the notebook's code cells.</summary>
    public static IReadOnlyList<string> Errors(NotebookDocument notebook, IReadOnlyList<MetadataReference> references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: Host.Imports.Concat(Host.StaticImports), allowUnsafe: true);
        CSharpCompilation? before = null;
        foreach (var (number, cell) in notebook.Cells.Where(c => c.Kind == CellKind.Code).Index())
        {
            var tree = CSharpSyntaxTree.ParseText(WithoutReferences(cell.Source), Language, $"cell {number + 1}");
            before = CSharpCompilation.CreateScriptCompilation($"cell{number}", tree, before is null ? references : null, options, before, typeof(object));
            var errors = Compiled.ErrorsIn(before.GetDiagnostics()).ToList();
            if (errors.Count > 0) return errors;
        }

        return [];
    }

    // Lines keep their numbers.
    private static string WithoutReferences(string source) =>
        string.Join('\n', source.Split('\n').Select(line => line.StartsWith("#r ", StringComparison.Ordinal) ? "" : line));
}
