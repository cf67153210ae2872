using System.CommandLine;
using Torchbook.Cli.Lessons;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook run</c>: executes lessons, each in a process of its own, and makes pages of them.</summary>
public static class RunCommand
{
    /// <summary>What shells call a program that Ctrl+C has ended.</summary>
    private const int Interrupted = 130;

    public static Command Create()
    {
        var arguments = new RunArguments();
        var singleFile = new Option<bool>("--single-file") { Description = "Make each page one file that can be mailed" };
        var junit = new Option<string>("--junit") { Description = "Also write the result as JUnit's XML: a test suite a lesson, a test case a cell", HelpName = "FILE" };
        var watch = new Option<bool>("--watch")
        {
            Description = "Stay, and when a lesson is saved run it again from its first changed cell: the cells before it are not repeated, and cells that run again find what they left behind, as in a notebook. Ctrl+C ends it",
        };
        var command = new Command("run", "Execute lessons and write them as notebooks and pages") { singleFile, junit, watch };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var lessons = LessonSelection.Find(arguments.Paths(parsed));
            var options = arguments.Options(parsed);
            if (parsed.GetValue(watch))
            {
                return await WatchAsync(lessons, options, parsed.GetValue(singleFile), cancel);
            }

            var result = await RunAsync(lessons, options, cancel);
            var index = LessonPages.Write(lessons, options.OutDir, parsed.GetValue(singleFile));
            RunTable.Write(result);
            Console.WriteLine($"Pages: {index}");
            if (parsed.GetValue(junit) is { } file)
            {
                JUnitReport.Write(file, result, DateTimeOffset.UtcNow);
            }

            return cancel.IsCancellationRequested ? Interrupted : result.Succeeded && result.Lessons.Count == lessons.Count ? 0 : 1;
        });
        return command;
    }

    private static async Task<RunResult> RunAsync(IReadOnlyList<string> lessons, RunOptions options, CancellationToken cancel)
    {
        using var display = new RunDisplay(lessons.Count);
        return await NotebookRunner.RunAsync(lessons, options, display, cancel);
    }

    private static async Task<int> WatchAsync(IReadOnlyList<string> lessons, RunOptions options, bool singleFile, CancellationToken cancel)
    {
        using var display = new RunDisplay(lessons.Count);
        await using var watch = new LessonWatch(lessons, options, display);
        await watch.RunAsync(
            result =>
            {
                var index = LessonPages.Write(lessons, options.OutDir, singleFile);
                RunTable.WriteErrors(new([result]));
                Console.WriteLine($"Page: {Path.ChangeExtension(result.Output, ".html") ?? index}. Waiting for changes; Ctrl+C ends.");
            },
            cancel);
        return 0;
    }
}
