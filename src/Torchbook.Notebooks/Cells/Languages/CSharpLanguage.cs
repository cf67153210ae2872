using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Torchbook.Notebooks.Cells.CSharp;
using Torchbook.Notebooks.Cells.Packages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>C#, each text compiled as a script on top of the earlier ones.</summary>
internal sealed class CSharpLanguage : ICellLanguage, IVariables
{
    private readonly CellReferences references;
    private readonly CellLoadContext loaded;
    private object?[] submissions = new object?[16];
    private int ran;

    public CSharpLanguage(CellEngineOptions options, CellPackages packages, AssemblyFinder finder)
    {
        references = new(packages, finder);
        loaded = new(finder);
        Compiler = new(references, options);
    }

    public CellCompiler Compiler { get; }

    public IReadOnlyList<string> Names { get; } = [CellLanguages.Default, "C#", "c#"];

    public string Summary => "compiled and run";

    public IReadOnlyList<CellVariable> Variables =>
    [
        .. submissions.Take(ran + 1).Reverse().OfType<object>().SelectMany(Fields).DistinctBy(v => v.Name),
    ];

    public object? Run(CellPart part, CellRun run)
    {
        var text = part.TextAtItsLine;
        references.Add(ReferenceLine.Take(ref text), run.Folder);
        return Run(Compiler.Compile(text, run.Name), run.Cancel);
    }

    public void Set(string name, object? value)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            throw new InvalidOperationException($"'{name}' cannot be the name of a C# variable");
        }

        var type = value is null || !AssembliesOf(value.GetType()).All(references.TryAdd) ? null : TypeName.Full(value.GetType(), IsSubmission);
        try
        {
            Declare(type ?? "object", name, value);
        }
        catch (Exception e) when (type is not null && e is CellCompilationException or ArgumentException)
        {
            // A later cell has declared another type of this name.
            Declare("object", name, value);
        }
    }

    private void Declare(string type, string name, object? value)
    {
        Run(Compiler.Compile($"{type} @{name} = default!;", "share"), CancellationToken.None);
        submissions[ran]!.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.SetValue(submissions[ran], value);
    }

    private object? Run(IReadOnlyList<CompiledCell> cells, CancellationToken cancel)
    {
        MethodInfo? entry = null;
        foreach (var cell in cells)
        {
            var assembly = loaded.Add(cell);
            entry = cell.EntryType is null ? null : assembly.GetType(cell.EntryType)!
                .GetMethod(cell.EntryMethod!, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public);
        }

        return entry is null ? null : Pump(entry.CreateDelegate<Func<object?[], Task<object?>>>(), cancel);
    }

    private object? Pump(Func<object?[], Task<object?>> factory, CancellationToken cancel)
    {
        if (submissions.Length < ++ran + 1)
        {
            Array.Resize(ref submissions, submissions.Length * 2);
        }

        var outer = SynchronizationContext.Current;
        var pump = new AsyncPump(Thread.CurrentThread);
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var task = factory(submissions);
            pump.RunUntilDone(task, cancel);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private bool IsSubmission(Type type) => submissions.Any(s => s?.GetType() == type);

    // The compiler's own fields have names that no variable could have.
    private static IEnumerable<CellVariable> Fields(object submission) => submission.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(f => SyntaxFacts.IsValidIdentifier(f.Name)).Select(f => new CellVariable(f.Name, f.FieldType, f.GetValue(submission)));

    private static IEnumerable<Assembly> AssembliesOf(Type type) =>
        (type.HasElementType ? AssembliesOf(type.GetElementType()!) : type.GetGenericArguments().SelectMany(AssembliesOf).Append(type.Assembly)).Distinct();
}
