using System.CommandLine;
using Torchbook.Notebooks.Cells;
using Torchbook.Parallel;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook exec</c>: runs a C# script with the kit loaded, as cells of a notebook run.</summary>
public static class ExecCommand
{
    private const int StackBytes = 16 << 20;

    private const string Prelude = """
        #r "nuget: Torchbook"
        using TorchSharp;
        using Torchbook.Data;
        using Torchbook.Models;
        using Torchbook.Parallel;
        using Torchbook.Training;
        using static TorchSharp.torch;
        """;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The script; it finds ARGS in the array Args" };
        var arguments = new Argument<string[]>("ARGS") { Description = "Passed to the script", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("exec", $"Run a C# script with Torchbook and TorchSharp loaded (exit code {Launcher.CausedByOthers}: other ranks were the cause)") { file, arguments };
        command.SetAction((parsed, cancel) =>
        {
            // A script may hold any thread for any time: when asked to end, end.
            cancel.Register(() => Environment.Exit(130));
            var path = parsed.GetValue(file)!.FullName;
            return Task.FromResult(Run(Path.GetFileName(path), File.ReadAllText(path), parsed.GetValue(arguments) ?? []));
        });
        return command;
    }

    private static int Run(string name, string code, string[] arguments)
    {
        var exitCode = 0;
        var thread = new Thread(() => exitCode = RunCells(name, code, arguments), StackBytes) { Name = name };
        thread.Start();
        thread.Join();
        return exitCode;
    }

    private static int RunCells(string name, string code, string[] arguments)
    {
        var engine = new CellEngine(LessonEngine.Options());
        var words = string.Join(", ", arguments.Select(a => $"@\"{a.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        var error = engine.Run($"{Prelude}\nstring[] Args = [{words}];", "prelude").Error ?? engine.Run(code, name).Error;
        if (error is null)
        {
            return Environment.ExitCode;
        }

        // What the compiler says begins with the place in parentheses.
        Console.Error.WriteLine(string.Join('\n', error.Trace.Select(line => line.StartsWith('(') ? name + line : line)));
        return error.Name == nameof(CommunicationException) ? Launcher.CausedByOthers : 1;
    }
}
