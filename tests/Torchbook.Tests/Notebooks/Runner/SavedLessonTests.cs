using System.Diagnostics;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;
using static Torchbook.Tests.Notebooks.LessonFixture;

namespace Torchbook.Tests.Notebooks.Runner;

/// <summary>A notebook file is never damaged, whatever happens while it is written.</summary>
public sealed class SavedLessonTests : IDisposable
{
    private readonly LessonFixture lessons = new();

    public void Dispose() => lessons.Dispose();

    // "./torchbook test --full" kills fifty.
    private static int Kills => Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1" ? 50 : 3;

    [Theory]
    [InlineData("File.AppendAllText(\"lesson.ipynb\", \" \");", RunStatus.Succeeded, "")]
    [InlineData("File.WriteAllText(\"lesson.ipynb\", File.ReadAllText(\"lesson.ipynb\").Replace(\"// mine\", \"// yours\"));", RunStatus.NotRun, "somebody changed it during the run")]
    [InlineData("File.Delete(\"lesson.ipynb\");", RunStatus.NotRun, "removed or broken")]
    [InlineData("File.WriteAllText(\"lesson.ipynb\", \"{ half\");", RunStatus.NotRun, "removed or broken")]
    public async Task Given_a_notebook_that_changes_during_its_run_when_saved_then_the_change_is_not_lost(string code, RunStatus status, string message)
    {
        lessons.Options = lessons.Options with { Save = true };
        var path = lessons.Write("lesson", "// mine", code);
        var result = await lessons.Run(path);
        Assert.Equal(status, result.Status);
        Assert.Contains(message, result.Error?.Message ?? "");
        if (status == RunStatus.NotRun)
        {
            Assert.DoesNotContain("execution_count\": 1", File.Exists(path) ? File.ReadAllText(path) : "");
            Assert.Equal(2, lessons.Executed().Cells[1].ExecutionCount);
        }
    }

    [Fact]
    public void Given_runs_that_are_killed_at_any_moment_when_looked_at_then_each_file_is_the_old_or_the_new()
    {
        const int seed = 20261125;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        var path = lessons.Write("lesson", "display(HTML(new string('x', 100_000)));", "display(HTML(new string('y', 100_000)));", "3");
        var old = File.ReadAllText(path);
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll"), "run", path, "--save", "--out", lessons.Options.OutDir];
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Run(command, Timeout.InfiniteTimeSpan));
        var whole = clock.Elapsed;
        Assert.NotEqual(old, File.ReadAllText(path));
        for (var kill = 0; kill < Kills; kill++)
        {
            File.WriteAllText(path, old);
            Run(command, whole * (0.3 + (0.8 * random.NextDouble())));
            var document = NotebookDocument.Load(path);
            Assert.True(File.ReadAllText(path) == old || document.Cells[2].ExecutionCount == 3, File.ReadAllText(path));
            Assert.Equal(3, lessons.Executed().Cells.Count);
        }

        // What killed runs have left goes away with the next one, a minute later.
        string[] folders = [Path.GetDirectoryName(path)!, lessons.Options.OutDir];
        folders.SelectMany(f => Directory.GetFiles(f, "*.tmp")).ToList().ForEach(f => File.SetLastWriteTimeUtc(f, DateTime.UtcNow.AddHours(-1)));
        File.WriteAllText(path, old);
        Assert.Equal(0, Run(command, Timeout.InfiniteTimeSpan));
        Assert.Empty(folders.SelectMany(f => Directory.GetFiles(f, "*.tmp")));
    }

    [Fact]
    public async Task Given_a_disk_that_is_full_when_run_then_the_error_says_so_and_the_lesson_stays()
    {
        var output = Directory.CreateDirectory(lessons.Options.OutDir).FullName;
        var path = lessons.Write("lesson", "display(HTML(new string('x', 300_000)));");
        var old = File.ReadAllText(path);
        var start = new ProcessStartInfo("unshare", ["-rm", "sh", "-c", "mount -t tmpfs -o size=64k none \"$0\" || exit 77; exec \"$@\"",
            output, "dotnet", Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll"), "run", path, "--save", "--out", output])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        Assert.SkipUnless(File.Exists("/usr/bin/unshare"), "needs unshare, to mount a small disk");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Assert.SkipWhen(process.ExitCode is 77 || text.Contains("unshare:"), "a small disk cannot be mounted here");
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("the disk is full", text.ReplaceLineEndings(" "));
        Assert.Equal(old, File.ReadAllText(path));
    }

    private static int? Run(string[] command, TimeSpan limit)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(limit))
        {
            return process.ExitCode;
        }

        process.Kill();
        process.WaitForExit();
        return null;
    }
}
