using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>What could stand behind a dot.</summary>
internal sealed class MemberChoices(SemanticModel model, SyntaxToken dot)
{
    public IEnumerable<ISymbol> Symbols()
    {
        if (Left() is not { } left)
        {
            return [];
        }

        var symbol = model.GetSymbolInfo(left).Symbol;
        if (symbol is IAliasSymbol alias)
        {
            symbol = alias.Target;
        }

        return symbol is INamespaceOrTypeSymbol container and not ITypeParameterSymbol ? Static(container) : Instance(TypeOf(left));
    }

    private IEnumerable<ISymbol> Static(INamespaceOrTypeSymbol container)
    {
        var symbols = model.LookupSymbols(dot.SpanStart, container);
        var inUsing = dot.Parent!.FirstAncestorOrSelf<UsingDirectiveSyntax>();
        return inUsing is not null
            ? symbols.Where(s => s is INamespaceSymbol || (s is ITypeSymbol && (inUsing.StaticKeyword != default || inUsing.Alias is not null)))
            : symbols.Where(s => container is INamespaceSymbol || s.IsStatic || s is ITypeSymbol);
    }

    private IEnumerable<ISymbol> Instance(ITypeSymbol? type)
    {
        if (dot.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is null or IErrorTypeSymbol or { SpecialType: SpecialType.System_Void }
            ? []
            : model.LookupSymbols(dot.SpanStart, type, includeReducedExtensionMethods: true).Where(s => !s.IsStatic && s is not ITypeSymbol);
    }

    private SyntaxNode? Left() => dot.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        QualifiedNameSyntax name => name.Left,
        MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };

    // "words." above a line that begins with a name reads as the name of a type: what it means as a value counts.
    private ITypeSymbol? TypeOf(SyntaxNode left) => dot.Parent is QualifiedNameSyntax
        ? model.GetSpeculativeTypeInfo(left.SpanStart, SyntaxFactory.ParseExpression(left.ToString()), SpeculativeBindingOption.BindAsExpression).Type
        : model.GetTypeInfo(left).Type;
}
