using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Torchbook.Notebooks.Cells.Completion;
using Torchbook.Notebooks.Cells.CSharp;
using Torchbook.Notebooks.Cells.Documentation;
using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells;

/// <summary>Completion and inspection of code that has not run yet, on top of what the cells so far declared.</summary>
public sealed class CellCompletion
{
    private const int MostMatches = 5000;
    private const int MostSummaries = 20;
    private readonly CellCompiler compiler;
    private readonly CellSession session;

    internal CellCompletion(CellCompiler compiler, CellSession session)
    {
        this.compiler = compiler;
        this.session = session;
    }

    /// <summary>What could stand at <paramref name="position"/>.</summary>
    public CompletionList Complete(string code, int position)
    {
        position = Math.Clamp(position, 0, code.Length);
        if (DirectiveChoices.At(code, position, session.Words, Environment.CurrentDirectory) is { } directive)
        {
            return directive;
        }

        var whole = code;
        code = CSharpOf(code);
        if (position > 0 && code[position - 1] != whole[position - 1])
        {
            return CompletionList.None(position);
        }

        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }

        var compilation = compiler.Look(code);
        var tree = compilation.SyntaxTrees[0];
        if (IsText(tree.GetRoot(), position) || (start < position && char.IsDigit(code[start])))
        {
            return CompletionList.None(position);
        }

        var (symbols, words) = Choices(compilation.GetSemanticModel(tree), tree.GetRoot(), start);
        var items = Ranked(SymbolChoice.From(symbols).ToList(), [.. words], code[start..position], new(compilation));
        return new(items, start, position);
    }

    /// <summary>What the name at <paramref name="position"/> means, or the call whose arguments are written there; null for neither.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="everything">Whether remarks, examples and all overloads are wanted too.</param>
    public Inspection? Inspect(string code, int position, bool everything = false)
    {
        var compilation = compiler.Look(CSharpOf(code));
        var tree = compilation.SyntaxTrees[0];
        return SymbolAtCursor.Find(compilation.GetSemanticModel(tree), tree.GetRoot(), Math.Clamp(position, 0, code.Length)) is { Count: > 0 } found
            ? Inspection.Of(found, new(compilation), everything)
            : null;
    }

    /// <summary>Whether a text could be run as it is.</summary>
    public CellCompleteness IsComplete(string code)
    {
        var text = CSharpOf(code);
        ReferenceLine.Take(ref text);
        var tree = CSharpSyntaxTree.ParseText(text, CellCompiler.Script);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? CellCompleteness.Incomplete
            : tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? CellCompleteness.Invalid
            : CellCompleteness.Complete;
    }

    // What is for another language or a magic is blank; lines and columns stay.
    private string CSharpOf(string code) =>
        code.Contains('#') && !code.Contains('\r') ? CellText.Only(CellLanguages.Default, code, CellLanguages.Default, session.LanguageOf) : code;

    private static (IEnumerable<ISymbol> Symbols, IEnumerable<CompletionItem> Words) Choices(SemanticModel model, SyntaxNode root, int start)
    {
        var before = root.FindToken(Math.Max(start - 1, 0));
        if (before.SpanStart >= start)
        {
            before = before.GetPreviousToken();
        }

        if (before.IsKind(SyntaxKind.DotToken))
        {
            return (new MemberChoices(model, before).Symbols(), []);
        }

        var place = new PlaceChoices(model, before, start);
        return (place.Symbols(), place.Words());
    }

    private static List<CompletionItem> Ranked(IReadOnlyList<SymbolChoice.Choice> symbols, IReadOnlyList<CompletionItem> words, string prefix, DocComments docs)
    {
        var fit = Fitting(symbols, s => s.Name, prefix, anywhere: false).Where(s => s.IsOffered).ToList();
        var fitWords = Fitting(words, w => w.Text, prefix, anywhere: false).ToList();
        if (fit.Count + fitWords.Count == 0)
        {
            fit = [.. Fitting(symbols, s => s.Name, prefix, anywhere: true).Where(s => s.IsOffered)];
        }

        // The names of a call's arguments stand first, keywords among the types.
        return
        [
            .. fitWords.Where(w => w.Kind != "keyword"),
            .. fit.OrderBy(s => !s.Name.StartsWith(prefix, StringComparison.Ordinal)).ThenBy(s => s.Rank).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase)
                .Take(MostMatches).Select((s, i) => s.ToItem(i < MostSummaries ? docs.Of(s.First)?.SummaryText : null)),
            .. fitWords.Where(w => w.Kind == "keyword"),
        ];
    }

    // "range" also means AddRange, where nothing begins with it.
    private static IEnumerable<T> Fitting<T>(IEnumerable<T> all, Func<T, string> name, string prefix, bool anywhere) =>
        all.Where(one => name(one).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || (anywhere && prefix.Length > 1 && name(one).Contains(char.ToUpperInvariant(prefix[0]) + prefix[1..], StringComparison.Ordinal)));

    // Nothing is to be completed in comments and strings.
    private static bool IsText(SyntaxNode root, int position)
    {
        if (position > 0 && root.FindTrivia(position - 1) is var trivia && IsComment(trivia.Kind()) && trivia.Span.Contains(position - 1)
            && (position < trivia.Span.End || !trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            return true;
        }

        var token = root.FindToken(Math.Max(position - 1, 0));
        return token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
            && token.SpanStart < position && (position < token.Span.End || token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.ContainsDiagnostics);
    }

    private static bool IsComment(SyntaxKind kind) => kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia;
}
