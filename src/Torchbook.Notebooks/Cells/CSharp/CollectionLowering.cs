using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>
/// Makes arrays of collection expressions that stand for an interface, such as <c>stack([a, b])</c> for an <c>IEnumerable</c>: the
/// compiler would add a list type of its own to the script, and fails to emit that one (CS7038, without a cause).
/// </summary>
internal static class CollectionLowering
{
    public const string EmitFailure = "CS7038";

    /// <summary>The compilation with such expressions cast to arrays, or null if it has none.</summary>
    public static CSharpCompilation? Apply(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var elements = tree.GetRoot().DescendantNodes().OfType<CollectionExpressionSyntax>()
            .Select(node => (Node: node, Type: model.GetTypeInfo(node).ConvertedType as INamedTypeSymbol))
            .Where(pair => pair.Type is { TypeKind: TypeKind.Interface, TypeArguments.Length: 1 })
            .ToDictionary(pair => pair.Node, pair => pair.Type!.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        if (elements.Count == 0)
        {
            return null;
        }

        var root = tree.GetRoot().ReplaceNodes(elements.Keys, (node, inside) => SyntaxFactory.ParenthesizedExpression(
            SyntaxFactory.CastExpression(SyntaxFactory.ParseTypeName(elements[node] + "[]"), inside)));
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.Create((CSharpSyntaxNode)root, (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8));
    }
}
