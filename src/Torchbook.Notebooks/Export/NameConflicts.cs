using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Export;

/// <summary>
/// Gives new names where a notebook may use a name twice and a program may not: methods with the same name and other parameters, and
/// variables of a loop or block that are called like one of the notebook's.
/// </summary>
internal static class NameConflicts
{
    private static readonly CSharpParseOptions script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The program with the new names; lines stay lines.</summary>
    public static string Resolve(string program, IEnumerable<MetadataReference> references)
    {
        // As a script the program has its notebook's rules, so that the compiler knows what each name means.
        var tree = CSharpSyntaxTree.ParseText(program, script);
        var model = CSharpCompilation.CreateScriptCompilation("notebook", tree, references, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)).GetSemanticModel(tree);
        var root = tree.GetRoot();
        var taken = root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText).ToHashSet();
        var names = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach (var symbol in Conflicting(root, model))
        {
            names[symbol] = Fresh(symbol.Name, taken);
        }

        return names.Count == 0 ? program : root.ReplaceTokens(
            root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && Meaning(t, model) is { } symbol && names.ContainsKey(symbol)),
            (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia, names[Meaning(token, model)!], token.TrailingTrivia)).ToFullString();
    }

    private static IEnumerable<ISymbol> Conflicting(SyntaxNode root, SemanticModel model)
    {
        var declared = root.DescendantNodes().Select(node => model.GetDeclaredSymbol(node)).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default).ToList();
        var top = declared.Where(s => s is IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && s.ContainingType is { IsScriptClass: true }).ToList();
        var names = top.Select(s => s.Name).ToHashSet();
        return top.OfType<IMethodSymbol>().GroupBy(m => m.Name).SelectMany(group => group.Skip(1))
            .Concat<ISymbol>(declared.OfType<ILocalSymbol>().Where(local => names.Contains(local.Name) && local.ContainingSymbol.ContainingType is { IsScriptClass: true } && !IsInFunction(local)));
    }

    // A lambda's and a method's own variables may be called like outer ones.
    private static bool IsInFunction(ILocalSymbol local) =>
        local.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction or MethodKind.Ordinary, IsImplicitlyDeclared: false };

    private static ISymbol? Meaning(SyntaxToken token, SemanticModel model)
    {
        var symbol = token.Parent is SimpleNameSyntax name ? model.GetSymbolInfo(name).Symbol : token.Parent is { } parent ? model.GetDeclaredSymbol(parent) : null;
        return (symbol as IMethodSymbol)?.ConstructedFrom ?? symbol;
    }

    private static string Fresh(string name, HashSet<string> taken)
    {
        var number = 2;
        while (!taken.Add(name + number))
        {
            number++;
        }

        return name + number;
    }
}
