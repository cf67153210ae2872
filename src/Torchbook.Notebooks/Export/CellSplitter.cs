using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.Notebooks.Export;

/// <summary>Takes a cell apart. What a script may hold and the body of a program may not is turned into what it may, or refused.</summary>
internal static class CellSplitter
{
    private static readonly CSharpParseOptions script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);
    private static readonly SyntaxKind[] access = [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.InternalKeyword, SyntaxKind.ProtectedKeyword];

    /// <exception cref="ExportException">It holds something that a program cannot; the message begins with what, for a place to be put before.</exception>
    public static CellParts Split(string source)
    {
        if (source.Split('\n').FirstOrDefault(line => line.StartsWith("#!", StringComparison.Ordinal)) is { } magic)
        {
            throw new ExportException($"{magic.Trim()} is a command to the notebook, which a program does not know.");
        }

        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, script).GetRoot();
        if (root.GetLoadDirectives().FirstOrDefault() is { } load)
        {
            throw new ExportException($"{load.ToString().Trim()}: put the file's text into the cell.");
        }

        var (statements, types) = (new StringBuilder(), new StringBuilder());
        string? value = null;
        foreach (var member in root.Members)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or BaseNamespaceDeclarationSyntax)
            {
                types.Append(Text(member));
            }
            else if (member == root.Members.Last() && member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
            {
                statements.Append(Comments(member.GetLeadingTrivia()));
                value = last.Expression.ToString();
            }
            else
            {
                statements.Append(Text(Adapt(member)));
            }
        }

        statements.Append(Comments(root.EndOfFileToken.LeadingTrivia));
        return new(Packages(root), [.. root.Usings.Select(u => u.WithoutTrivia().ToString())], statements.ToString().Trim('\n'), value, types.ToString().Trim('\n'));
    }

    private static MemberDeclarationSyntax Adapt(MemberDeclarationSyntax member) => member switch
    {
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } statement => statement.WithStatement(local.WithDeclaration(WithValues(local.Declaration))),
        GlobalStatementSyntax => member,
        FieldDeclarationSyntax field => Without(field, [.. access, SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword]) is FieldDeclarationSyntax plain
            ? plain.WithDeclaration(WithValues(plain.Declaration))
            : field,
        MethodDeclarationSyntax method => Without(method, access),
        _ => throw new ExportException($"{member.Kind()}: the body of a program has no place for it; make it a method or a variable."),
    };

    // A script's variable begins with its type's default; a program's must be given a value.
    private static VariableDeclarationSyntax WithValues(VariableDeclarationSyntax declaration) => declaration.WithVariables(SyntaxFactory.SeparatedList(
        declaration.Variables.Select(v => v.Initializer is null ? v.WithInitializer(SyntaxFactory.EqualsValueClause(
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression))) : v),
        declaration.Variables.GetSeparators()));

    private static MemberDeclarationSyntax Without(MemberDeclarationSyntax member, SyntaxKind[] kinds)
    {
        var kept = member.Modifiers.Where(m => !kinds.Contains(m.Kind())).ToList();
        return kept.Count == member.Modifiers.Count ? member : member.WithModifiers(SyntaxFactory.TokenList(kept)).WithLeadingTrivia(member.GetLeadingTrivia());
    }

    // Usings and #r lines have gone elsewhere, and with them the lines they stood on.
    private static string Text(SyntaxNode member)
    {
        var text = member.WithLeadingTrivia().ToFullString();
        return Comments(member.GetLeadingTrivia()) + text + (text.EndsWith('\n') ? "" : "\n");
    }

    private static string Comments(SyntaxTriviaList trivia) => string.Concat(trivia.Where(t => !t.IsDirective && !t.IsKind(SyntaxKind.DisabledTextTrivia)).Select(t => t.ToFullString()));

    private static List<(string, string?)> Packages(CompilationUnitSyntax root)
    {
        var packages = new List<(string, string?)>();
        foreach (var reference in root.GetReferenceDirectives().Select(r => r.File.ValueText))
        {
            if (!reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            {
                throw new ExportException($"#r \"{reference}\": a program of one file refers to packages and projects, not to assemblies.");
            }

            var parts = reference[6..].Split([',', '/'], 2, StringSplitOptions.TrimEntries);
            packages.Add((parts[0], parts.Length > 1 ? parts[1] : null));
        }

        return packages;
    }
}
