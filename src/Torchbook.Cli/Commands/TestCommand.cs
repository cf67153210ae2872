using System.CommandLine;
using Torchbook.Cli.Testing;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook test</c>: every test program, then every lesson; the last line counts both.</summary>
public static class TestCommand
{
    public static Command Create()
    {
        var full = new Option<bool>("--full") { Description = "Run everything at full size: fuzzing, kill tests, long trainings" };
        var filter = new Option<string>("--filter") { Description = "Only tests and lessons whose name contains this", HelpName = "TEXT" };
        var command = new Command("test", "Run the tests, then every lesson in its fast form") { full, filter };
        command.SetAction(async (parsed, cancel) =>
        {
            var tally = new Tally();
            foreach (var project in new[] { "Torchbook.Tests", "Torchbook.Acceptance" })
            {
                var program = new TestProgram(Repository.Assembly(project), parsed.GetValue(filter), parsed.GetValue(full));
                await program.RunAsync(tally, cancel);
            }

            await new LessonTests(parsed.GetValue(filter), parsed.GetValue(full)).RunAsync(tally, cancel);
            tally.WriteSummary();
            return tally.Failed == 0 && tally.Passed > 0 ? 0 : 1;
        });
        return command;
    }
}
