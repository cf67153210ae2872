using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>
/// Splits a cell with namespaces, extension classes or <c>extension</c> blocks, which a script cannot hold, into a library and the
/// script that is left. Each keeps its lines and columns: what belongs to the other is blanked.
/// </summary>
internal static class LibraryPart
{
    private static readonly string[] refusedByScripts = ["CS7021", "CS1109", "CS9283", "CS1106"];

    public static bool IsNeeded(IEnumerable<Diagnostic> errors) => errors.Any(e => refusedByScripts.Contains(e.Id));

    public static (string Library, string Script) Split(string code, string imports)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, CellCompiler.Script).GetRoot();
        var library = code.ToCharArray();
        var script = code.ToCharArray();
        foreach (var member in root.Members)
        {
            Blank(member is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or DelegateDeclarationSyntax ? script : library, member.Span);
        }

        // Imports go on the first line, so that no line moves.
        return (imports + new string(library), new string(script));
    }

    private static void Blank(char[] text, Microsoft.CodeAnalysis.Text.TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is not ('\n' or '\r'))
            {
                text[i] = ' ';
            }
        }
    }
}
