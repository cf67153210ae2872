using System.Collections.Concurrent;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Tests.Notebooks.Runner;

public sealed class LessonWatchTests : IDisposable
{
    private readonly LessonFixture lessons = new();
    private readonly ConcurrentQueue<LessonResult> results = new();
    private readonly ConcurrentQueue<string> ran = new();

    public void Dispose() => lessons.Dispose();

    [Fact]
    public async Task Given_a_watched_lesson_when_a_cell_changes_then_it_runs_from_there_in_the_same_process()
    {
        var path = lessons.Write("lesson", "var id = Environment.ProcessId;\ndisplay(id);", "var x = 1;", "(id, x)");
        await WatchAsync([path], async () =>
        {
            await ResultsAsync(1);
            var id = Shown(0);
            lessons.Write("lesson", "var id = Environment.ProcessId;\ndisplay(id);", "var x = 2;", "(id, x)");
            await ResultsAsync(2);

            Assert.Equal(["lesson 1", "lesson 2", "lesson 3", "lesson 2", "lesson 3"], ran);
            Assert.Equal(id, Shown(0));
            Assert.Equal($"({id}, 2)", Shown(2));
            Assert.Equal(3, results.Last().CellsRun);
        });
    }

    [Fact]
    public async Task Given_a_watched_lesson_when_prose_changes_then_nothing_runs_and_the_notebook_has_the_new_prose()
    {
        var prose = new NotebookCell(CellKind.Markdown, "old");
        var path = lessons.Write("lesson", prose, LessonFixture.Code("1 + 1"));
        await WatchAsync([path], async () =>
        {
            await ResultsAsync(1);
            prose.Source = "quite new";
            lessons.Write("lesson", prose, LessonFixture.Code("1 + 1"));
            await ResultsAsync(2);

            Assert.Equal(["lesson 1"], ran);
            Assert.Equal("quite new", lessons.Executed().Cells[0].Source);
            Assert.Equal("2", Shown(1));
        });
    }

    [Fact]
    public async Task Given_a_running_cell_without_end_when_it_is_repaired_then_it_is_stopped_and_the_run_begins_again()
    {
        var path = lessons.Write("lesson", "var x = 1;", "File.WriteAllText(\"mark\", \"\");\nwhile (true) { }");
        await WatchAsync([path], async () =>
        {
            await Wait.UntilAsync(() => File.Exists(lessons.PathOf("mark")));
            lessons.Write("lesson", "var x = 1;", "x + 41");
            await ResultsAsync(1);

            // Where the machine is so busy that the loop was not reached in time, the process was ended and cell 1 runs again as well.
            Assert.Equal(["lesson 1", "lesson 2"], ran.Take(2));
            Assert.Equal(("lesson 2", "42"), (ran.Last(), Shown(1)));
        });
    }

    [Fact]
    public async Task Given_a_process_that_a_cell_has_ended_when_the_cell_is_repaired_then_the_whole_lesson_runs()
    {
        var path = lessons.Write("lesson", "var x = 1;", "Environment.Exit(1);");
        await WatchAsync([path], async () =>
        {
            await ResultsAsync(1);
            lessons.Write("lesson", "var x = 1;", "x");
            await ResultsAsync(2);

            Assert.Equal([RunStatus.Failed, RunStatus.Succeeded], results.Select(r => r.Status));
            Assert.Equal(["lesson 1", "lesson 2", "lesson 1", "lesson 2"], ran);
        });
    }

    [Fact]
    public async Task Given_two_watched_lessons_when_one_changes_then_only_it_runs_again()
    {
        var other = lessons.Write("other", "1");
        var path = lessons.Write("lesson", "1");
        await WatchAsync([other, path], async () =>
        {
            await ResultsAsync(2);
            lessons.Write("other", "12345");
            await ResultsAsync(3);

            Assert.Equal(["other 1", "lesson 1", "other 1"], ran);
        });
    }

    [Fact]
    public async Task Given_a_watched_lesson_when_it_is_no_notebook_for_a_while_then_that_is_said_and_the_watch_goes_on()
    {
        var path = lessons.Write("lesson", "1");
        await WatchAsync([path], async () =>
        {
            await ResultsAsync(1);
            File.WriteAllText(path, "not json");
            await ResultsAsync(2);
            lessons.Write("lesson", "2");
            await ResultsAsync(3);

            Assert.Equal([RunStatus.Succeeded, RunStatus.NotRun, RunStatus.Succeeded], results.Select(r => r.Status));
        });
    }

    private async Task WatchAsync(IReadOnlyList<string> paths, Func<Task> work)
    {
        using var cancel = new CancellationTokenSource();
        await using var watch = new LessonWatch(paths, lessons.Options, new Listener(ran));
        var running = Task.Run(() => watch.RunAsync(results.Enqueue, cancel.Token));
        try
        {
            await work();
        }
        finally
        {
            await cancel.CancelAsync();
            await running;
        }
    }

    private Task ResultsAsync(int count) => Wait.UntilAsync(() => results.Count >= count);

    private string? Shown(int cell) => MultilineText.Join(lessons.Executed().Cells[cell].Outputs[^1]!["data"]!["text/plain"]);

    private sealed class Listener(ConcurrentQueue<string> ran) : IRunObserver
    {
        public void CellStarted(string lesson, int cell, string source) => ran.Enqueue($"{lesson} {cell}");
    }
}
