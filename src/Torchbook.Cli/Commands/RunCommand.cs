using System.CommandLine;
using Torchbook.Cli.Lessons;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook run</c>: executes lessons, each in a process of its own, and makes pages of them.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Notebooks, or folders of them; the whole course when none is named", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--out") { Description = "Where executed notebooks and pages go", HelpName = "DIR", DefaultValueFactory = _ => Repository.Lessons };
        var parameters = new Option<string[]>("--param") { Description = "Set a lesson's parameter; may be repeated", HelpName = "NAME=VALUE" };
        var seed = new Option<long?>("--seed") { Description = "The seed of every random number", HelpName = "N" };
        var timeout = new Option<double?>("--timeout") { Description = "The longest that a cell may take (default 1800)", HelpName = "SECONDS" };
        var fast = new Option<bool>("--fast") { Description = "The short form of each lesson: under a minute on two cores" };
        var solutions = new Option<bool>("--solutions") { Description = "Also run the solutions of the exercises" };
        var save = new Option<bool>("--save") { Description = "Write the outputs back into the lessons themselves" };
        var singleFile = new Option<bool>("--single-file") { Description = "Make each page one file that can be mailed" };
        var command = new Command("run", "Execute lessons and write them as notebooks and pages")
        {
            paths, output, parameters, seed, timeout, fast, solutions, save, singleFile,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var lessons = LessonSelection.Find(parsed.GetValue(paths) ?? []);
            var options = new RunOptions
            {
                OutDir = OutputFolder.Prepare(parsed.GetValue(output)!),
                Parameters = ParameterValues.Parse(parsed.GetValue(parameters) ?? []),
                Seed = parsed.GetValue(seed),
                CellTimeout = Timeout(parsed.GetValue(timeout)),
                Fast = parsed.GetValue(fast),
                Solutions = parsed.GetValue(solutions),
                Save = parsed.GetValue(save),
            };
            return await RunAsync(lessons, options, parsed.GetValue(singleFile), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> lessons, RunOptions options, bool singleFile, CancellationToken cancel)
    {
        RunResult result;
        using (var display = new RunDisplay(lessons.Count))
        {
            result = await NotebookRunner.RunAsync(lessons, options, display, cancel);
        }

        var index = LessonPages.Write(lessons, options.OutDir, singleFile);
        RunTable.Write(result);
        Console.WriteLine($"Pages: {index}");
        return result.Succeeded && result.Lessons.Count == lessons.Count ? 0 : 1;
    }

    private static TimeSpan Timeout(double? seconds) => seconds switch
    {
        null => new RunOptions { OutDir = "" }.CellTimeout,
        > 0 and < 1e7 => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new CommandException($"--timeout {seconds}: it must be a positive number of seconds."),
    };
}
