using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Export;

/// <summary>Compiles a program before anybody else has to, and puts the compiler's words at the notebook's cells.</summary>
internal static class ProgramCheck
{
    private const int MostErrors = 5;
    private static readonly CSharpParseOptions parsing = new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>The framework, this program and all that it brings.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The cells whose last expression has no value, as a call of a method that returns nothing.</summary>
    public static HashSet<int> Valueless(ProgramWriter program)
    {
        var compilation = Compile(program);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: NotebookExport.ShowMethod } && call.ArgumentList.Arguments is [var value]
                    && model.GetTypeInfo(value.Expression).Type is { SpecialType: SpecialType.System_Void })
                .Select(call => program.CellOf(LineOf(call.GetLocation())))
                .OfType<int>(),
        ];
    }

    /// <exception cref="ExportException">The program does not compile.</exception>
    public static void Compiles(ProgramWriter program)
    {
        using var image = new MemoryStream();
        var errors = Compile(program).Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new ExportException("The notebook cannot be written as a program, which has one scope where a notebook has one for each cell:"
                + string.Concat(errors.Take(MostErrors).Select(e => $"\n  {Place(program, e)}: {e.Id}: {e.GetMessage()}"))
                + (errors.Count > MostErrors ? $"\n  … and {errors.Count - MostErrors} more." : ""));
        }
    }

    private static string Place(ProgramWriter program, Diagnostic error) => program.CellOf(LineOf(error.Location)) is { } cell ? $"In[{cell}]" : "outside the cells";

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static CSharpCompilation Compile(ProgramWriter program) => CSharpCompilation.Create(
        "program",
        [CSharpSyntaxTree.ParseText(program.ToString(), parsing)],
        References,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
}
