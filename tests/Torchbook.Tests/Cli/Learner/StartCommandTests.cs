using Torchbook.Tests.Data;

namespace Torchbook.Tests.Cli.Learner;

public sealed class StartCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Given_a_front_end_when_a_lesson_is_started_then_it_opens_the_copy_and_the_kernel_is_installed()
    {
        Program("code", $"echo \"$@\" > '{folder / "opened"}'");

        var outcome = await RunAsync("start", "1", "--to", folder / "my");

        var copy = folder / "my/01-start-here.ipynb";
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains($"{copy}: a fresh copy, without outputs.", outcome.Output);
        Assert.Contains("Kernel .net-csharp is installed", outcome.Output);
        Assert.Equal($"{Setup.Checkout.Root} {copy}\n", await File.ReadAllTextAsync(folder / "opened"));
        Assert.DoesNotContain("execute_result", await File.ReadAllTextAsync(copy));
    }

    [Theory]
    [InlineData("lab", "lab")]
    [InlineData("notebook", "notebook")]
    public async Task Given_a_front_end_of_choice_when_a_lesson_is_started_then_that_one_opens(string with, string firstArgument)
    {
        Program("code", "exit 3");
        Program("jupyter", $"echo \"$@\" > '{folder / "opened"}'");
        Program($"jupyter-{with}", "exit 3");

        var outcome = await RunAsync("start", "start-here", "--to", folder / "my", "--with", with);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith(firstArgument + " ", await File.ReadAllTextAsync(folder / "opened"));
    }

    [Fact]
    public async Task Given_no_front_end_when_a_lesson_is_started_then_it_is_copied_and_the_remedy_is_said()
    {
        var outcome = await RunAsync("start", "4", "--to", folder / "my");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.True(File.Exists(folder / "my/04-training-a-convnet.ipynb"));
        Assert.Contains("There is no program for notebooks here. Install VS Code", outcome.Output);
        Assert.Contains("Until then", outcome.Output);
    }

    [Fact]
    public async Task Given_all_lessons_when_started_and_reset_then_each_is_named()
    {
        var started = await RunAsync("start", "--no-open", "--to", folder / "my");
        await File.AppendAllTextAsync(folder / "my/01-start-here.ipynb", "edited");
        var reset = await RunAsync("reset", "--all", "--to", folder / "my");

        var lessons = Directory.GetFiles(Setup.Checkout.PathOf("notebooks"), "*.ipynb").Length;
        Assert.Equal((0, lessons), (started.ExitCode, started.Output.Split('\n').Count(line => line.EndsWith("a fresh copy, without outputs.", StringComparison.Ordinal))));
        Assert.Equal((0, lessons), (reset.ExitCode, reset.Output.Split('\n').Count(line => line.Contains("the lesson as it is now"))));
        Assert.Contains($"Yours is kept as {folder / "my/01-start-here.mine-1.ipynb"}", reset.Output);
    }

    [Theory]
    [InlineData(1, "VS Code is not installed: there is no code on the PATH. Install VS Code", "start", "1", "--with", "code")]
    [InlineData(1, "there is no lesson 'trainign'. Did you mean 04-training-a-convnet?", "start", "trainign")]
    [InlineData(2, "emacs", "start", "1", "--with", "emacs")]
    [InlineData(1, "there is no copy of 01-start-here in", "reset", "1")]
    [InlineData(1, "name one lesson, or all that you have copied with --all", "reset")]
    [InlineData(1, "name one lesson, or all that you have copied with --all", "reset", "1", "--all")]
    public async Task Given_something_that_cannot_be_when_asked_then_the_message_says_so_and_nothing_is_copied(int exitCode, string message, params string[] arguments)
    {
        var outcome = await RunAsync([.. arguments, "--to", folder / "my"]);

        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Errors);
        Assert.False(Directory.Exists(folder / "my"));
    }

    // The only programs are those of the test; the kernel goes into a folder of its own.
    private Task<Outcome> RunAsync(params string[] arguments)
    {
        Directory.CreateDirectory(folder / "bin");
        var environment = new Dictionary<string, string?> { ["PATH"] = folder / "bin", ["JUPYTER_DATA_DIR"] = folder / "jupyter", ["JUPYTER_PATH"] = null };
        return Outcome.OfAsync(Path.GetTempPath(), environment, [Dotnet(), Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll"), .. arguments]);
    }

    private static string Dotnet() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(path => Path.Combine(path, "dotnet")).First(File.Exists);

    private void Program(string name, string script)
    {
        folder.Write($"bin/{name}", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder / $"bin/{name}", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
