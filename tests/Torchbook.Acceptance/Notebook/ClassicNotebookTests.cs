using System.Text.Json.Nodes;
using Torchbook.Acceptance.Browsing;
using Torchbook.Acceptance.Jupyter;
using Torchbook.Notebooks.Documents;
using static Torchbook.Acceptance.Notebook.ClassicNotebook;

namespace Torchbook.Acceptance.Notebook;

/// <summary>What a learner sees and does in Debian's classic Notebook.</summary>
public sealed class ClassicNotebookTests(OneChromium shared, NotebookServer server, ITestOutputHelper log) : IClassFixture<NotebookServer>
{
    private const string Lesson = "11-model-parallelism";

    public static TheoryData<string> Lessons => [.. CourseLesson.Names("03-understanding-convolution")];

    [Fact]
    public async Task Given_a_lesson_when_all_cells_are_run_then_none_fails_and_every_chart_is_interactive()
    {
        var browser = shared.Browser;
        var notebook = await OpenAsync(browser, server, CourseLesson.Fast(Lesson), "lesson.ipynb");

        await notebook.RunAllAsync(minutes: 5);
        await browser.WaitAsync("document.querySelectorAll('.output_plotly').length === document.querySelectorAll('.output_plotly.js-plotly-plot').length");
        await browser.KeepAsync("notebook-lesson.png");

        Assert.Equal("", (string?)await browser.EvaluateAsync("[...document.querySelectorAll('.output_error')].map(e => e.innerText).join('\\n')"));
        var charts = CourseLesson.Saved(Lesson).Cells.SelectMany(cell => cell.Outputs).Count(output => (output!["data"] as JsonObject)?.ContainsKey(Display.Mime.Plotly) == true);
        Assert.True(charts >= 3);
        Assert.Equal(charts, (int?)await browser.EvaluateAsync("document.querySelectorAll('.output_plotly.js-plotly-plot').length"));
        Assert.All(browser.Requests, request => Assert.Matches("^((https?|wss?)://127\\.0\\.0\\.1:|data:|blob:)", request));
        await notebook.CloseAsync();
    }

    [Fact]
    public async Task Given_a_chart_when_pointed_at_and_dragged_over_then_it_says_the_value_and_zooms_also_when_opened_again()
    {
        var browser = shared.Browser;
        // A cell that classic Notebook adds has no id; it is given another at every reading, and the notebook never counts as trusted.
        var notebook = await OpenAsync(browser, server, Cells("#r \"nuget: Torchbook\"\nusing Torchbook.Charts;\nChart.Line([1, 3, 2], \"loss\").WithTitle(\"It rises and falls\")", "1 + 1"), "chart.ipynb");
        await notebook.RunCellAsync(0);
        await browser.WaitAsync("document.querySelector('.output_plotly.js-plotly-plot')?._fullLayout");
        const string chart = "document.querySelector('.output_plotly')";
        var at = (await browser.EvaluateAsync($$"""
            (() => { const { _fullLayout: l, calcdata } = {{chart}}, box = {{chart}}.getBoundingClientRect(), point = calcdata[0][1];
              return [box.left + l.xaxis._offset + l.xaxis.c2p(point.x), box.top + l.yaxis._offset + l.yaxis.c2p(point.y)]; })()
            """))!.AsArray();
        var (x, y) = ((double)at[0]!, (double)at[1]!);
        const string range = $"{chart}._fullLayout.xaxis.range";
        var before = await browser.EvaluateAsync(range);

        await browser.PointAsync(x, y);
        await browser.WaitAsync($"{chart}.querySelector('.hoverlayer .hovertext')");
        await browser.KeepAsync("notebook-hover.png");
        await browser.DragAsync((x - 60, y + 40), (x + 60, y + 100));
        await browser.WaitAsync($"JSON.stringify({range}) !== '{before!.ToJsonString()}'");

        await notebook.SaveAsync();
        notebook = await OpenAsync(browser, server, "chart.ipynb");
        await browser.WaitAsync("document.querySelector('.output_plotly.js-plotly-plot')?._fullLayout");
        Assert.True((bool?)await browser.EvaluateAsync("Jupyter.notebook.trusted"));
        await notebook.CloseAsync();
    }

    [Fact]
    public async Task Given_a_cell_when_tab_is_pressed_then_members_are_listed_and_the_chosen_one_is_typed()
    {
        var browser = shared.Browser;
        var notebook = await OpenAsync(browser, server, Cells("var words = new List<string>();", "words.Ad"), "complete.ipynb");
        await notebook.RunCellAsync(0);
        await notebook.EditCellAsync(1);

        await browser.PressAsync("Tab");
        await browser.WaitAsync("document.querySelectorAll('#complete option').length > 1");
        await browser.KeepAsync("notebook-complete.png");
        var shown = (await browser.EvaluateAsync("[...document.querySelectorAll('#complete option')].map(o => o.textContent)"))!.AsArray().Select(o => (string)o!);
        Assert.Contains("AddRange", shown);
        await browser.PressAsync("ArrowDown");
        await browser.PressAsync("Enter");

        await browser.WaitAsync($"{Cell(1)}.get_text() === 'words.AddRange'");
        await notebook.CloseAsync();
    }

    [Fact]
    public async Task Given_an_endless_loop_when_the_button_is_pressed_then_it_ends_and_the_next_cell_runs()
    {
        var browser = shared.Browser;
        var notebook = await OpenAsync(browser, server, Cells("var kept = 40;", "while (true) { }", "kept + 2"), "interrupt.ipynb");
        await notebook.RunCellAsync(0);
        await notebook.StartCellAsync(1);
        await browser.WaitAsync($"{Cell(1)}.element.hasClass('running') && Jupyter.notebook.kernel_busy");
        await Task.Delay(500);

        var seconds = (double)(await browser.EvaluateAsync($$"""
            new Promise(resolve => {
              const start = performance.now();
              new MutationObserver(() => { if (!{{Cell(1)}}.element.hasClass('running')) resolve((performance.now() - start) / 1000); })
                .observe({{Cell(1)}}.element[0], { attributes: true });
              document.querySelector('[data-jupyter-action="jupyter-notebook:interrupt-kernel"]').click();
            })
            """))!;
        log.WriteLine($"interrupted in {seconds:0.000} s");
        Assert.InRange(seconds, 0, CourseLesson.Full ? 0.5 : 20);
        Assert.Contains("interrupted", await notebook.OutputAsync(1));
        await notebook.RunCellAsync(2);
        Assert.Contains("42", await notebook.OutputAsync(2));
        await notebook.CloseAsync();
    }

    [Fact]
    public async Task Given_progress_when_a_cell_works_then_one_output_is_seen_in_several_states()
    {
        var browser = shared.Browser;
        var notebook = await OpenAsync(browser, server, Cells("using Torchbook.Display;\nforeach (var _ in Progress.Over(Enumerable.Range(0, 20).ToList(), \"Working\")) Thread.Sleep(50);"), "progress.ipynb");
        await browser.EvaluateAsync($$"""
            window.states = new Set(); window.most = 0;
            new MutationObserver(() => {
              const shown = document.querySelectorAll('.output_area progress');
              window.most = Math.max(window.most, {{Cell(0)}}.output_area.outputs.length);
              if (shown.length) states.add(shown[0].value);
            }).observe({{Cell(0)}}.output_area.element[0], { subtree: true, childList: true });
            """);

        await notebook.RunCellAsync(0);
        await browser.KeepAsync("notebook-progress.png");

        var states = (await browser.EvaluateAsync("[...states]"))!.AsArray().Select(state => (double)state!).ToArray();
        log.WriteLine($"{states.Length} states: {string.Join(' ', states)}");
        Assert.True(states.Length >= 3);
        Assert.Equal(states.Order(), states);
        Assert.Equal(20, states[^1]);
        Assert.Equal(1, (int?)await browser.EvaluateAsync("window.most"));
        await notebook.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task Given_a_lesson_that_is_not_trusted_when_opened_then_every_chart_is_a_picture(string name)
    {
        var browser = shared.Browser;
        var lesson = CourseLesson.Saved(name);
        var charts = lesson.Cells.SelectMany(cell => cell.Outputs).Count(output => (output!["data"] as JsonObject)?.ContainsKey(Display.Mime.Png) == true);
        Assert.True(charts >= 3);
        var notebook = await OpenAsync(browser, server, lesson, "untrusted.ipynb");
        await browser.WaitAsync("[...document.images].every(image => image.complete)");
        await browser.KeepAsync($"notebook-untrusted-{name}.png");

        Assert.False((bool?)await browser.EvaluateAsync("Jupyter.notebook.trusted"));
        Assert.Equal(charts, (int?)await browser.EvaluateAsync("[...document.querySelectorAll('.output_png img')].filter(i => i.naturalWidth > 0 && i.getBoundingClientRect().width > 50 && i.checkVisibility()).length"));
        await notebook.CloseAsync();
    }

    private static NotebookDocument Cells(params string[] sources)
    {
        var notebook = new NotebookDocument("small");
        foreach (var source in sources)
        {
            notebook.Cells.Add(new NotebookCell(CellKind.Code, source));
        }

        return notebook;
    }
}
