using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>Makes a library's types public: later cells are other assemblies, and a script's own types are visible to them too.</summary>
internal sealed class TypePublisher : CSharpSyntaxRewriter
{
    public override SyntaxNode? Visit(SyntaxNode? node) => base.Visit(node) switch
    {
        BaseTypeDeclarationSyntax type when !IsNested(node!) => Publish(type),
        DelegateDeclarationSyntax type when !IsNested(node!) => Publish(type),
        var other => other,
    };

    private static bool IsNested(SyntaxNode node) => node.Parent is TypeDeclarationSyntax;

    private static MemberDeclarationSyntax Publish(MemberDeclarationSyntax type)
    {
        if (type.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.FileKeyword))
        {
            return type;
        }

        var lead = type.GetLeadingTrivia();
        var others = type.WithoutLeadingTrivia();
        var kept = others.Modifiers.Where(m => !m.IsKind(SyntaxKind.InternalKeyword));
        var open = SyntaxFactory.Token(SyntaxKind.PublicKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return others.WithModifiers([open, .. kept]).WithLeadingTrivia(lead);
    }
}
