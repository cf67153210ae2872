using Microsoft.CodeAnalysis;

namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>Turns the symbols that could stand at a place into choices: without hidden and outdated ones, overloads in one.</summary>
internal static class SymbolChoice
{
    private const string Never = "EditorBrowsableAttribute", Outdated = "ObsoleteAttribute";
    private const int NeverBrowsable = 1;

    public static IEnumerable<Choice> From(IEnumerable<ISymbol> symbols) => symbols
        .Where(s => s.CanBeReferencedByName && !s.IsImplicitlyDeclared && s.Name.Length > 0)
        .GroupBy(s => s.Name, StringComparer.Ordinal)
        .Select(overloads => new Choice(overloads.Key, [.. overloads]));

    /// <summary>A name and all that it could mean.</summary>
    internal sealed record Choice(string Name, IReadOnlyList<ISymbol> Symbols)
    {
        public ISymbol First => Symbols[0];

        public bool IsOffered => Symbols.Any(s => !IsHidden(s));

        // What the learner declared comes first, what every object has comes last.
        public int Rank => First switch
        {
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or { ContainingType.IsScriptClass: true } => 0,
            { ContainingType.SpecialType: SpecialType.System_Object } => 4,
            IMethodSymbol { ReducedFrom: not null } => 3,
            ITypeSymbol or INamespaceSymbol => 2,
            _ => 1,
        };

        public CompletionItem ToItem(string? summary)
        {
            var others = Symbols.Count(s => s is IMethodSymbol) - 1;
            var signature = SymbolText.Signature(First) + (others > 0 ? $" (+{others} overload{(others > 1 ? "s" : "")})" : "");
            return new(Name, SymbolText.Kind(First), signature, summary);
        }
    }

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name switch
    {
        Outdated => true,
        Never => a.ConstructorArguments is [{ Value: NeverBrowsable }],
        _ => false,
    });
}
