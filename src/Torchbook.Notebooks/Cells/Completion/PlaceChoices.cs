using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>What could stand at a place that is not behind a dot.</summary>
internal sealed class PlaceChoices(SemanticModel model, SyntaxToken before, int start)
{
    private static readonly string[] keywords = [.. Enum.GetValues<SyntaxKind>()
        .Where(k => SyntaxFacts.IsReservedKeyword(k) && !SyntaxFacts.IsPreprocessorKeyword(k))
        .Select(SyntaxFacts.GetText).Concat(["async", "await", "var", "record", "yield", "when", "nameof", "dynamic", "init", "required", "with", "and", "or", "not"])
        .Where(k => !k.StartsWith("__", StringComparison.Ordinal)).Distinct()];

    public IEnumerable<ISymbol> Symbols()
    {
        if (InitializedType() is { } type)
        {
            return Settable(type);
        }

        var symbols = model.LookupSymbols(start);
        return before.Parent switch
        {
            UsingDirectiveSyntax { StaticKeyword.RawKind: not 0 } or UsingDirectiveSyntax { Alias: not null } => symbols.Where(s => s is INamespaceOrTypeSymbol),
            UsingDirectiveSyntax => symbols.Where(s => s is INamespaceSymbol),
            BaseObjectCreationExpressionSyntax when before.IsKind(SyntaxKind.NewKeyword) => symbols.Where(s => s is INamespaceOrTypeSymbol),
            _ => symbols,
        };
    }

    public IEnumerable<CompletionItem> Words()
    {
        if (InitializedType() is not null || before.Parent is UsingDirectiveSyntax or BaseObjectCreationExpressionSyntax)
        {
            return [];
        }

        return ArgumentNames().Concat(keywords.Select(k => new CompletionItem(k, "keyword")));
    }

    private IEnumerable<CompletionItem> ArgumentNames()
    {
        if (!before.IsKind(SyntaxKind.OpenParenToken) && !before.IsKind(SyntaxKind.CommaToken))
        {
            return [];
        }

        var call = CallSite.At(model, before, before.Span.End);
        var given = call?.Arguments.Select(a => a.NameColon?.Name.Identifier.ValueText).ToHashSet() ?? [];
        return call is null ? [] : call.Overloads.SelectMany(m => m.Parameters).Where(p => !given.Contains(p.Name))
            .DistinctBy(p => p.Name).Select(p => new CompletionItem(p.Name + ":", "variable", SymbolText.Signature(p)));
    }

    // "new Point { X = 1, |" and "point with { |"
    private ITypeSymbol? InitializedType() =>
        (before.IsKind(SyntaxKind.OpenBraceToken) || before.IsKind(SyntaxKind.CommaToken)) && before.Parent is InitializerExpressionSyntax initializer
            ? initializer.Parent switch
            {
                BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation) is var info => Assignable(info.Type ?? info.ConvertedType, initializer),
                WithExpressionSyntax with => model.GetTypeInfo(with.Expression).Type,
                _ => null,
            }
            : null;

    // A list's initializer holds elements, unless it has begun to set properties.
    private static ITypeSymbol? Assignable(ITypeSymbol? type, InitializerExpressionSyntax initializer) =>
        initializer.Expressions.Any(e => e is AssignmentExpressionSyntax)
        || type?.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) != true ? type : null;

    private IEnumerable<ISymbol> Settable(ITypeSymbol type)
    {
        var assigned = ((InitializerExpressionSyntax)before.Parent!).Expressions.OfType<AssignmentExpressionSyntax>()
            .Select(a => a.Left.ToString()).ToHashSet();
        return model.LookupSymbols(start, type).Where(s => !s.IsStatic && !assigned.Contains(s.Name)
            && s is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false });
    }
}
