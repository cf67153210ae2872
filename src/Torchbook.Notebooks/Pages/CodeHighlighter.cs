using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Pages;

/// <summary>
/// Colors C# by its syntax alone: <c>span</c>s of class <c>k</c> (keyword), <c>s</c> (text), <c>n</c> (number), <c>c</c> (comment),
/// <c>p</c> (directive), <c>t</c> (type) and <c>m</c> (method). Code that does not compile is colored as far as it can be read.
/// </summary>
public static class CodeHighlighter
{
    private static readonly CSharpParseOptions options = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The code as HTML; without its tags it is <paramref name="code"/>, encoded.</summary>
    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, options).GetRoot().DescendantTokens())
        {
            Append(html, token.LeadingTrivia);
            Append(html, ClassOf(token), token.Text);
            Append(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            Append(html, ClassOf(piece), piece.ToFullString());
        }
    }

    private static void Append(StringBuilder html, string? kind, string text)
    {
        if (kind is null || text.Length == 0)
        {
            html.Append(HtmlText.Encode(text));
        }
        else
        {
            html.Append("<span class=\"").Append(kind).Append("\">").Append(HtmlText.Encode(text)).Append("</span>");
        }
    }

    private static string? ClassOf(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia => "c",
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
        SyntaxKind.DisabledTextTrivia => "c",
        _ => trivia.IsDirective ? "p" : null,
    };

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken => "s",
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => "s",
        SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken => "s",
        SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken => "s",
        SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => "s",
        SyntaxKind.InterpolatedRawStringEndToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => ClassOfName(token),
        var kind => SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) ? "k" : null,
    };

    private static string? ClassOfName(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "m",
        SimpleNameSyntax { Parent: UsingDirectiveSyntax or QualifiedNameSyntax { Parent: UsingDirectiveSyntax or QualifiedNameSyntax } } => null,
        SimpleNameSyntax name when IsCalled(name) => "m",
        IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true } or IdentifierNameSyntax { IsNuint: true } => "k",
        SimpleNameSyntax name when SyntaxFacts.IsInTypeOnlyContext(name) => "t",
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => access.Name == name && call.Expression == access,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };
}
