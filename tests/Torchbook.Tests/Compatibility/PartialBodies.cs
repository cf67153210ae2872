using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Tests.Compatibility;

/// <summary>Gives methods whose bodies the framework's generators write (regular expressions, native imports) one that throws: no generator runs here.</summary>
internal sealed class PartialBodies : CSharpSyntaxRewriter
{
    private static readonly ArrowExpressionClauseSyntax Throws = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression(" throw null!"));

    public override SyntaxNode VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var partial = node.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.PartialKeyword));
        return partial == default || node.Body is not null || node.ExpressionBody is not null ? node : node.WithModifiers(node.Modifiers.Remove(partial)).WithExpressionBody(Throws);
    }
}
