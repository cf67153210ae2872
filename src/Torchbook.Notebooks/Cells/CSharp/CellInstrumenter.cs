using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>
/// Makes loops interruptible and recursion safe by a call at their start. No line moves, so traces stay right; columns do, so
/// that errors are taken from the plain text.
/// </summary>
internal sealed class CellInstrumenter : CSharpSyntaxRewriter
{
    private const string Guard = "global::Torchbook.Notebooks.Cells.CellGuard.";
    private static readonly StatementSyntax Turn = ParseStatement(Guard + "Turn();");
    private static readonly StatementSyntax Enter = ParseStatement(Guard + "Enter();");

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Begin(visited.Statement, Turn));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Begin(visited.Statement, Turn));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Begin(visited.Statement, Turn));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Begin(visited.Statement, Turn));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Begin(visited.Statement, Turn));
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (visited.ExpressionBody is { } arrow)
        {
            var body = ToBlock(arrow, ReturnsNothing(node.ReturnType, node.Modifiers), visited.SemicolonToken);
            return visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body);
        }

        return visited.Body is null ? visited : visited.WithBody(Begin(visited.Body, Enter));
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        if (visited.ExpressionBody is { } arrow)
        {
            var body = ToBlock(arrow, ReturnsNothing(node.ReturnType, node.Modifiers), visited.SemicolonToken);
            return visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body);
        }

        return visited.Body is null ? visited : visited.WithBody(Begin(visited.Body, Enter));
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        var visited = (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!;
        return visited.Body is null ? visited : visited.WithBody(Begin(visited.Body, Enter));
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var visited = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        return visited.Body is null ? visited : visited.WithBody(Begin(visited.Body, Enter));
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var visited = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        if (visited.ExpressionBody is not { } arrow)
        {
            return visited;
        }

        var getter = AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, ToBlock(arrow, false, visited.SemicolonToken));
        return visited.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(AccessorList(SingletonList(getter)));
    }

    // A lambda that is an expression may become an expression tree, so that only block bodies are guarded.
    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var visited = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return visited.Block is null ? visited : visited.WithBlock(Begin(visited.Block, Enter));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var visited = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return visited.Block is null ? visited : visited.WithBlock(Begin(visited.Block, Enter));
    }

    private static BlockSyntax Begin(StatementSyntax body, StatementSyntax call) =>
        body is BlockSyntax block ? Begin(block, call) : Block(call, body);

    // The call sits right behind the brace, before a comment or a directive that may follow it.
    private static BlockSyntax Begin(BlockSyntax block, StatementSyntax call)
    {
        var after = block.OpenBraceToken.TrailingTrivia;
        return block
            .WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia())
            .WithStatements(block.Statements.Insert(0, call.WithTrailingTrivia(after)));
    }

    private static BlockSyntax ToBlock(ArrowExpressionClauseSyntax arrow, bool returnsNothing, SyntaxToken semicolon)
    {
        // The trivia of "=>" may hold a line break: keep it, or every line below would move up.
        var lead = arrow.ArrowToken.LeadingTrivia.AddRange(arrow.ArrowToken.TrailingTrivia);
        var expression = arrow.Expression;
        StatementSyntax statement = expression switch
        {
            ThrowExpressionSyntax thrown => ThrowStatement(Token(SyntaxKind.ThrowKeyword).WithTrailingTrivia(Space), thrown.Expression, Token(SyntaxKind.SemicolonToken)),
            _ when returnsNothing => ExpressionStatement(expression),
            _ => ReturnStatement(Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space), expression, Token(SyntaxKind.SemicolonToken)),
        };
        return Block(Enter, statement.WithLeadingTrivia(lead.AddRange(statement.GetLeadingTrivia())))
            .WithTrailingTrivia(semicolon.TrailingTrivia);
    }

    private static bool ReturnsNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && type.ToString() is "Task" or "ValueTask" or "System.Threading.Tasks.Task");
}
