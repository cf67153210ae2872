using System.CommandLine;
using Torchbook.Cli.Learner;
using Torchbook.Cli.Lessons;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook start</c>: a copy of a lesson to work in, opened in a front end.</summary>
public static class StartCommand
{
    public static Command Create()
    {
        var lesson = new Argument<string>("LESSON") { Description = "A lesson by number or name; without one all are copied and the first is opened", Arity = ArgumentArity.ZeroOrOne };
        var noOpen = new Option<bool>("--no-open") { Description = "Copy, and open nothing" };
        var with = new Option<string>("--with") { Description = "What to open it in: VS Code, JupyterLab or Jupyter Notebook; the first of these that is installed when not given" };
        with.AcceptOnlyFromAmong([.. FrontEnd.All.Select(one => one.Id)]);
        var to = LearnerOptions.To();
        var command = new Command("start", "Copy lessons to my/, where your edits survive updates, and open one. Copies begin without outputs, so that your predictions are your own; an edited copy is never overwritten")
        {
            lesson, noOpen, with, to,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var course = LessonSelection.Course();
            var chosen = parsed.GetValue(lesson) is { } wanted ? [LessonNames.Find(wanted, course)] : course;
            var frontEnd = parsed.GetValue(noOpen) ? null : FrontEnd.Find(parsed.GetValue(with));
            var folder = new LearnerFolder(Repository.Notebooks, Path.GetFullPath(parsed.GetValue(to)!));
            foreach (var one in chosen)
            {
                Tell(one, folder.PathOf(one), folder.Start(one));
            }

            return parsed.GetValue(noOpen) ? 0 : await OpenAsync(frontEnd, folder.PathOf(chosen[0]), chosen[0], cancel);
        });
        return command;
    }

    private static void Tell(string lesson, string copy, CopyOutcome outcome)
    {
        var name = Path.GetFileNameWithoutExtension(lesson);
        Console.WriteLine(outcome switch
        {
            CopyOutcome.Made => $"{copy}: a fresh copy, without outputs.",
            CopyOutcome.BroughtUpToDate => $"{copy}: brought up to date with the lesson; you had changed nothing in it.",
            CopyOutcome.AsItWas => $"{copy}: there already, and you have changed nothing in it.",
            CopyOutcome.Kept => $"{copy}: kept as you left it.",
            _ => $"{copy}: kept as you left it. The lesson itself has changed since you copied it; ./torchbook reset {name} brings the new one and keeps yours beside it.",
        });
    }

    private static async Task<int> OpenAsync(FrontEnd? frontEnd, string copy, string lesson, CancellationToken cancel)
    {
        if (frontEnd is null)
        {
            var page = Path.Combine(Repository.Lessons, Path.GetFileNameWithoutExtension(lesson) + ".html");
            Console.WriteLine($"There is no program for notebooks here. {FrontEnd.HowToInstall}");
            Console.WriteLine(File.Exists(page)
                ? $"Until then you can read the lesson: {page}"
                : $"Until then ./torchbook run {Path.GetFileNameWithoutExtension(lesson)} makes a page of the lesson that you can read.");
            return 0;
        }

        KernelCommand.InstallIfMissing();
        Console.WriteLine($"Opening {frontEnd.Name}." + (frontEnd.Returns ? "" : " Ctrl+C ends it."));
        return await frontEnd.OpenAsync(Repository.Root, copy, cancel);
    }
}
