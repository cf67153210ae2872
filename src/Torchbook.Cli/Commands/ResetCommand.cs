using System.CommandLine;
using Torchbook.Cli.Learner;
using Torchbook.Cli.Lessons;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook reset</c>: a learner's copy as the lesson is now; nothing that was edited is lost.</summary>
public static class ResetCommand
{
    public static Command Create()
    {
        var lesson = new Argument<string>("LESSON") { Description = "A lesson by number or name", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every lesson of which there is a copy" };
        var to = LearnerOptions.To();
        var command = new Command("reset", "Make the copy in my/ anew from the lesson; an edited one is kept beside it as NAME.mine-1.ipynb") { lesson, all, to };
        command.SetAction(parsed =>
        {
            var folder = new LearnerFolder(Repository.Notebooks, Path.GetFullPath(parsed.GetValue(to)!));
            foreach (var one in Chosen(parsed.GetValue(lesson), parsed.GetValue(all), folder))
            {
                var backup = folder.Reset(one);
                Console.WriteLine($"{folder.PathOf(one)}: the lesson as it is now." + (backup is null ? " You had changed nothing in your copy." : $" Yours is kept as {backup}"));
            }
        });
        return command;
    }

    private static IReadOnlyList<string> Chosen(string? lesson, bool all, LearnerFolder folder)
    {
        var course = LessonSelection.Course();
        if ((lesson is null) != all)
        {
            throw new CommandException("name one lesson, or all that you have copied with --all: ./torchbook reset 4");
        }

        return lesson is null ? folder.Started(course) : [LessonNames.Find(lesson, course)];
    }
}
