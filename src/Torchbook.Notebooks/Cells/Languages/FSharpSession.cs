using System.Runtime.ExceptionServices;
using FSharp.Compiler.Diagnostics;
using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Microsoft.FSharp.Reflection;
using Torchbook.Display;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>An F# Interactive session in this process.</summary>
internal sealed class FSharpSession
{
    private const string Prelude = """
        open System
        open System.IO
        open System.Text
        open System.Threading
        open System.Threading.Tasks
        open Torchbook.Display
        open Microsoft.DotNet.Interactive
        open Microsoft.DotNet.Interactive.Formatting
        let display (value: 'a) = DisplayFunctions.display (box value)
        let HTML (content: string) = DisplayFunctions.HTML content
        let Javascript (content: string) = Torchbook.Notebooks.Interactive.PageFunctions.Javascript content
        let CSS (content: string) = Torchbook.Notebooks.Interactive.PageFunctions.CSS content
        """;

    private static readonly string[] arguments =
    [
        "fsi", "--noninteractive", "--nologo", "--readline-", "--gui-", "--quiet", "--debug+", "--optimize+", "--langversion:latest", "--targetprofile:netcore",
        // The assemblies that run, not those for reference: else a value that is added has other types than the code around it.
        "--usesdkrefs-",
        "-r:" + typeof(DisplayFunctions).Assembly.Location, "-r:" + typeof(FSharpSession).Assembly.Location,
    ];

    private readonly Shell.FsiEvaluationSession fsi;
    private readonly HashSet<string> hidden;

    public FSharpSession()
    {
        fsi = Shell.FsiEvaluationSession.Create(Shell.FsiEvaluationSession.GetDefaultConfiguration(), arguments, TextReader.Null, TextWriter.Null, TextWriter.Null,
            FSharpOption<bool>.Some(false), null);
        Run(Prelude, "prelude", CancellationToken.None);
        hidden = [.. fsi.GetBoundValues().Select(v => v.Name), "it"];
    }

    public IReadOnlyList<CellVariable> Variables =>
        [.. fsi.GetBoundValues().Where(v => !hidden.Contains(v.Name)).Select(v => new CellVariable(v.Name, v.Value.ReflectionType, v.Value.ReflectionValue))];

    public void Refer(string file) => Run($"#r @\"{file}\"", "reference", CancellationToken.None);

    /// <exception cref="CellCompilationException">The compiler refused it.</exception>
    public object? Run(string code, string name, CancellationToken cancel)
    {
        var (result, diagnostics) = fsi.EvalInteractionNonThrowing(code, name, FSharpOption<CancellationToken>.Some(cancel));
        Warn(diagnostics);
        switch (result)
        {
            case FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice1Of2 { Item.Value: { } value }:
                return Shown(value.ReflectionValue, value.ReflectionType);
            case FSharpChoice<FSharpOption<Shell.FsiValue>, Exception>.Choice2Of2 failed:
                var errors = diagnostics.Where(d => d.Severity.IsError).Select(d => (d.StartLine, d.StartColumn + 1, Describe(d))).ToList();
                if (errors.Count > 0)
                {
                    throw CellCompilationException.From(errors);
                }

                ExceptionDispatchInfo.Throw(failed.Item);
                break;
        }

        return null;
    }

    /// <exception cref="InvalidOperationException">F# cannot hold it.</exception>
    public void Set(string name, object? value)
    {
        if (name.Any(c => !char.IsLetterOrDigit(c) && c != '_') || !char.IsLetter(name[0]) && name[0] != '_')
        {
            throw new InvalidOperationException($"'{name}' cannot be the name of an F# value");
        }

        try
        {
            fsi.AddBoundValue(name, value!);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing that F# code could name: no value, or one of a type that a C# cell declares.
            Interactive.SharedValue.Current = value;
            Run($"let ``{name}`` : obj = Torchbook.Notebooks.Interactive.SharedValue.Current", "share", CancellationToken.None);
        }
    }

    // F#'s own way to write unions says more than a table of their compiler-made properties.
    private object? Shown(object? value, Type type) =>
        value is null || type == typeof(Unit) ? null
        : FSharpType.IsUnion(type, null) && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FSharpList<>)) ? MimeBundle.Text(fsi.FormatValue(value, type))
        : value;

    private static void Warn(IEnumerable<FSharpDiagnostic> diagnostics)
    {
        foreach (var warning in diagnostics.Where(d => d.Severity.IsWarning))
        {
            Console.Error.WriteLine($"({warning.StartLine},{warning.StartColumn + 1}): warning {Describe(warning)}");
        }
    }

    private static string Describe(FSharpDiagnostic diagnostic) =>
        $"{diagnostic.ErrorNumberText}: {string.Join(' ', diagnostic.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
}
