using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Torchbook.Notebooks.Cells.Completion;

namespace Torchbook.Notebooks.Cells.Documentation;

/// <summary>What a learner asks about: the name under the cursor, or the call whose arguments are being written.</summary>
internal static class SymbolAtCursor
{
    /// <returns>All meanings, the most likely first; none where there is nothing to tell.</returns>
    public static IReadOnlyList<ISymbol> Find(SemanticModel model, SyntaxNode root, int position)
    {
        var at = root.FindToken(position);
        var before = root.FindToken(Math.Max(position - 1, 0));
        foreach (var token in new[] { at, before })
        {
            if (IsName(token) && token.Span.Start <= position && position <= token.Span.End && Meanings(model, token) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return CallSite.At(model, before, position)?.Overloads ?? [];
    }

    private static bool IsName(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind())
        || token.Kind() is SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword;

    private static IReadOnlyList<ISymbol> Meanings(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent is not { } node)
        {
            return [];
        }

        if (model.GetDeclaredSymbol(node) is { } declared)
        {
            return [declared];
        }

        // The type in "new Point(…)" stands for its constructors.
        if (node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node
            && model.GetTypeInfo(creation).Type is INamedTypeSymbol type)
        {
            return [type, .. type.InstanceConstructors.Where(c => !c.IsImplicitlyDeclared && c.DeclaredAccessibility == Accessibility.Public)];
        }

        var info = model.GetSymbolInfo(node);
        var group = node is ExpressionSyntax expression ? model.GetMemberGroup(expression).AsEnumerable() : [];
        var candidates = info.CandidateSymbols.Concat(group).Where(s => !SymbolEqualityComparer.Default.Equals(s.OriginalDefinition, info.Symbol?.OriginalDefinition))
            .Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>().OrderBy(s => (s as IMethodSymbol)?.Parameters.Length ?? 0);
        var all = (info.Symbol is null ? [] : new[] { info.Symbol }).Concat(candidates).ToList();
        return all.Count > 0 ? all : model.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error } known ? [known] : [];
    }
}
