using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>A call whose arguments are being written.</summary>
/// <param name="Overloads">What the call could mean, the compiler's choice first.</param>
/// <param name="Arguments">The arguments so far.</param>
internal sealed record CallSite(IReadOnlyList<IMethodSymbol> Overloads, SeparatedSyntaxList<ArgumentSyntax> Arguments)
{
    /// <summary>The innermost call within whose parentheses the position lies; null where there is none.</summary>
    public static CallSite? At(SemanticModel model, SyntaxToken token, int position)
    {
        foreach (var list in token.Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>() ?? [])
        {
            var isInside = position >= list.OpenParenToken.Span.End && (list.CloseParenToken.IsMissing || position <= list.CloseParenToken.SpanStart);
            if (isInside && Meanings(model, list.Parent) is { Count: > 0 } overloads)
            {
                return new(overloads, list.Arguments);
            }
        }

        return null;
    }

    private static List<IMethodSymbol> Meanings(SemanticModel model, SyntaxNode? call)
    {
        var all = call switch
        {
            InvocationExpressionSyntax invocation => Callable(model, invocation.Expression),
            BaseObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation) is var type ? type.Type ?? type.ConvertedType : null),
            _ => [],
        };
        var chosen = model.GetSymbolInfo(call!).Symbol as IMethodSymbol;
        return [.. all.OrderByDescending(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, chosen?.OriginalDefinition)).ThenBy(m => m.Parameters.Length)];
    }

    private static IEnumerable<IMethodSymbol> Callable(SemanticModel model, ExpressionSyntax expression)
    {
        var group = model.GetMemberGroup(expression).OfType<IMethodSymbol>().ToList();
        return group.Count > 0 || model.GetTypeInfo(expression).Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? group : [invoke];
    }

    private static IEnumerable<IMethodSymbol> Constructors(ITypeSymbol? type) =>
        (type as INamedTypeSymbol)?.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public) ?? [];
}
