using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>Sets a lesson's parameters as papermill does: by a cell tagged <c>injected-parameters</c> after the one tagged <c>parameters</c>.</summary>
internal static class ParameterCell
{
    private const string DeclaredTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>What the lesson's parameters cell declares; empty without such a cell.</summary>
    public static IReadOnlyList<Parameter> Declared(NotebookDocument lesson)
    {
        if (lesson.Cells.FirstOrDefault(c => c.HasTag(DeclaredTag)) is not { } cell)
        {
            return [];
        }

        var options = new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Script);
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(cell.Source, options).GetRoot();
        return
        [
            .. root.Members.Select(Declaration).OfType<VariableDeclarationSyntax>()
                .SelectMany(d => d.Variables.Select(v => new Parameter(v.Identifier.ValueText, TypeOf(d.Type, v)))),
        ];
    }

    /// <summary>Puts the values in; an injected cell of an earlier run goes.</summary>
    /// <exception cref="RunSetupException">A value does not fit its parameter.</exception>
    public static void Inject(NotebookDocument lesson, IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var old in lesson.Cells.Where(c => c.HasTag(InjectedTag)).ToList())
        {
            lesson.Cells.Remove(old);
        }

        var declared = Declared(lesson);
        var lines = values.Select(v => $"{v.Key} = {declared.First(p => p.Name == v.Key).Literal(v.Value)};").ToList();
        if (lines.Count > 0)
        {
            var after = lesson.Cells.IndexOf(lesson.Cells.First(c => c.HasTag(DeclaredTag)));
            lesson.Cells.Insert(after + 1, new NotebookCell(CellKind.Code, string.Join('\n', lines), [InjectedTag], InjectedTag));
        }
    }

    private static VariableDeclarationSyntax? Declaration(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration,
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration,
        _ => null,
    };

    private static string TypeOf(TypeSyntax type, VariableDeclaratorSyntax variable)
    {
        var value = variable.Initializer?.Value;
        if (!type.IsVar || value is null)
        {
            return type.ToString();
        }

        var literal = value is PrefixUnaryExpressionSyntax sign ? sign.Operand : value;
        return literal is LiteralExpressionSyntax { Token.Value: { } constant }
            ? constant switch
            {
                bool => "bool",
                int => "int",
                long => "long",
                float => "float",
                double => "double",
                decimal => "decimal",
                string => "string",
                _ => constant.GetType().Name,
            }
            : "not a literal";
    }
}
