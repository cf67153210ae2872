using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Torchbook.Notebooks.Cells.CSharp;

/// <summary>Compiles cells one after the other, each as a script that sees what the earlier ones declared.</summary>
internal sealed class CellCompiler(CellReferences references, CellEngineOptions options)
{
    public static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);
    private static readonly CSharpParseOptions library = new(LanguageVersion.Preview);
    private static readonly EmitOptions emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);
    private static readonly string[] missingReference = ["CS0012", "CS0103", "CS0234", "CS0246", "CS1069", "CS1061"];

    private readonly string[] atStart = [.. references.All.Select(r => r.Display!)];
    private readonly CSharpCompilationOptions warmOptions = new(
        OutputKind.DynamicallyLinkedLibrary, usings: options.Imports.Concat(options.StaticImports), optimizationLevel: OptimizationLevel.Release, concurrentBuild: false);

    // On one thread: an earlier cell may hold all that the thread pool has.
    private CSharpCompilationOptions scriptOptions = new(
        OutputKind.DynamicallyLinkedLibrary, usings: options.Imports.Concat(options.StaticImports), allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false);

    private readonly CellLibraries libraries = new();
    private readonly HashSet<MetadataReference> chained = [];
    private CSharpCompilation? previous;
    private int count;

    /// <summary>Compiles a cell and makes it the one that later cells build on.</summary>
    /// <returns>The assemblies to load, in order; the last has the entry point. None for a cell of usings alone.</returns>
    /// <exception cref="CellCompilationException">The compiler refused it.</exception>
    public IReadOnlyList<CompiledCell> Compile(string code, string name)
    {
        count++;
        var script = TryScript(code, name, out var errors);
        if (script is not null)
        {
            return script;
        }

        if (FileLocalTypes.AreIn(errors))
        {
            return Compile(FileLocalTypes.Open(code), name);
        }

        if (!LibraryPart.IsNeeded(errors))
        {
            throw CellCompilationException.From(errors);
        }

        var (libraryText, scriptText) = LibraryPart.Split(code, GlobalUsings());
        var compiled = CompileLibrary(libraryText, name);
        var rest = TryScript(scriptText, name, out errors) ?? throw CellCompilationException.From(errors);
        return [compiled, .. rest];
    }

    /// <summary>A compilation of <paramref name="code"/> on top of all cells so far, for completion and inspection.</summary>
    public CSharpCompilation Look(string code) => Create(Parse(code, "look", instrument: false), references.All);

    /// <summary>
    /// Compiles a small cell for nothing but the compiler's own start. A cell may run beside it: nothing is shared, since two
    /// compilations that bind one reference object at the same time end up with two symbols for each of its types.
    /// </summary>
    public void Warm()
    {
        var tree = Parse("var w = new[] { 1 }.Select(i => i + 1).ToList(); for (var i = 0; i < 2; i++) { display(w); }\nw", "warm", instrument: true);
        var own = atStart.Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation.CreateScriptCompilation("warm", tree, own, warmOptions, null, typeof(object))
            .Emit(new MemoryStream(), new MemoryStream(), options: emit);
    }

    private IReadOnlyList<CompiledCell>? TryScript(string code, string name, out IReadOnlyList<Diagnostic> errors)
    {
        if (TryEmit(Create(Parse(code, name, instrument: true), references.All), out var cells, out errors)
            || TryEmit(Create(Parse(code, name, instrument: false), references.All), out cells, out errors))
        {
            return cells;
        }

        return errors.Any(e => missingReference.Contains(e.Id)) ? TryWider(code, name) : null;
    }

    // Most cells need few of the framework's assemblies: the others come, for good, when one is of use.
    private IReadOnlyList<CompiledCell>? TryWider(string code, string name)
    {
        var wide = Create(Parse(code, name, instrument: true), references.All.Concat(references.Others()));
        if (references.Others().Count == 0 || !TryEmit(wide, out var cells, out _))
        {
            return null;
        }

        references.AddOthers();
        return cells;
    }

    private bool TryEmit(CSharpCompilation compilation, out IReadOnlyList<CompiledCell> cells, out IReadOnlyList<Diagnostic> errors)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(code, symbols, options: emit);
        errors = [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        cells = [];
        if (errors.Any(e => e.Id == CollectionLowering.EmitFailure) && CollectionLowering.Apply(compilation) is { } lowered)
        {
            return TryEmit(lowered, out cells, out errors);
        }

        if (!result.Success && errors.Count > 0)
        {
            return false;
        }

        // A cell that holds nothing but usings emits nothing and reports no error.
        previous = compilation;
        chained.UnionWith(compilation.ExternalReferences);
        if (result.Success)
        {
            var entry = compilation.GetEntryPoint(default)!;
            cells = [new(code.ToArray(), symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName)];
        }

        return true;
    }

    private CompiledCell CompileLibrary(string code, string name)
    {
        var root = (CSharpSyntaxNode)new TypePublisher().Visit(Parse(code, name, instrument: true, library).GetRoot())!;
        var compilation = libraries.Create(CSharpSyntaxTree.Create(root, library, name, Encoding.UTF8), references);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: emit);
        if (!result.Success)
        {
            throw CellCompilationException.From([.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
        }

        references.Add(libraries.Publish(compilation, image.ToArray()));
        scriptOptions = scriptOptions.WithUsings(scriptOptions.Usings.Union(CellLibraries.StaticClasses(compilation)));
        return new(image.ToArray(), symbols.ToArray(), null, null);
    }

    // A script sees the references of those before it. Given again, each would be kept once more by every later cell: 200 cells with 70
    // references took 69 MB and growing faster, where 500 now take 29.
    private CSharpCompilation Create(SyntaxTree tree, IEnumerable<MetadataReference> known) =>
        CSharpCompilation.CreateScriptCompilation(AssemblyName(), tree, known.Where(r => !chained.Contains(r)), scriptOptions, previous, typeof(object));

    private string AssemblyName() => $"Cell{count}-{Guid.NewGuid():N}";

    private string GlobalUsings() => string.Concat(
        options.Imports.Select(import => $"using {import}; ").Concat(options.StaticImports.Select(import => $"using static {import}; ")));

    private static SyntaxTree Parse(string code, string name, bool instrument, CSharpParseOptions? kind = null)
    {
        kind ??= Script;
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), kind, name);
        var root = (CSharpSyntaxNode)tree.GetRoot();
        return instrument && !root.ContainsDiagnostics
            ? CSharpSyntaxTree.Create((CSharpSyntaxNode)new CellInstrumenter().Visit(root)!, kind, name, Encoding.UTF8)
            : tree;
    }
}
