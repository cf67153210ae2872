using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>Takes the modifier <c>file</c> from types, which a script refuses: its types are seen by its own notebook alone as it is.</summary>
internal static class FileLocalTypes
{
    private const string RefusedByScripts = "CS9054";

    public static bool AreIn(IEnumerable<Diagnostic> errors) => errors.Any(e => e.Id == RefusedByScripts);

    /// <summary>The code with such modifiers blanked, so that no column moves.</summary>
    public static string Open(string code)
    {
        var text = code.ToCharArray();
        var root = CSharpSyntaxTree.ParseText(code, CellCompiler.Script).GetRoot();
        foreach (var modifier in root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().SelectMany(t => t.Modifiers).Where(m => m.IsKind(SyntaxKind.FileKeyword)))
        {
            text.AsSpan(modifier.SpanStart, modifier.Span.Length).Fill(' ');
        }

        return new string(text);
    }
}
