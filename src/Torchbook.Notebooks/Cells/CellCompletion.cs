using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Torchbook.Notebooks.Cells.CSharp;

namespace Torchbook.Notebooks.Cells;

/// <summary>Completion and inspection of code that has not run yet, on top of what the cells so far declared.</summary>
public sealed class CellCompletion
{
    private const int MostMatches = 500;
    private readonly CellCompiler compiler;

    internal CellCompletion(CellCompiler compiler) => this.compiler = compiler;

    /// <summary>Names that could stand at <paramref name="position"/>, and where the text they replace starts.</summary>
    public (IReadOnlyList<string> Matches, int Start) Complete(string code, int position)
    {
        position = Math.Clamp(position, 0, code.Length);
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }

        var compilation = compiler.Look(code);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var symbols = start > 0 && code[start - 1] == '.' ? Members(model, tree, start - 1) : model.LookupSymbols(start);
        var prefix = code[start..position];
        var matches = symbols.Where(s => s.CanBeReferencedByName && s.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(s => s.Name).Distinct().Order(StringComparer.OrdinalIgnoreCase).Take(MostMatches).ToList();
        return (matches, start);
    }

    /// <summary>The signature of the name at <paramref name="position"/>; null where there is none.</summary>
    public string? Inspect(string code, int position)
    {
        if (code.Length == 0)
        {
            return null;
        }

        var compilation = compiler.Look(code);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var node = tree.GetRoot().FindToken(Math.Clamp(position, 0, code.Length - 1)).Parent;
        if (node is null)
        {
            return null;
        }

        var info = model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node);
        return symbol?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxTree tree, int dot)
    {
        var expression = tree.GetRoot().FindToken(dot).Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
            _ => null,
        };
        if (expression is null)
        {
            return [];
        }

        var symbol = model.GetSymbolInfo(expression).Symbol;
        var isType = symbol is INamedTypeSymbol;
        var container = symbol as INamespaceOrTypeSymbol ?? model.GetTypeInfo(expression).Type;
        return container is null
            ? []
            : model.LookupSymbols(dot, container, includeReducedExtensionMethods: !isType && container is ITypeSymbol)
                .Where(s => container is INamespaceSymbol || s is ITypeSymbol || s.IsStatic == isType || s is IMethodSymbol { ReducedFrom: not null });
    }
}
