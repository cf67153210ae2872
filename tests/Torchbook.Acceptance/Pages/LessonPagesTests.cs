using Torchbook.Acceptance.Browsing;
using Torchbook.Cli;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Acceptance.Pages;

public sealed class LessonPagesTests(OneChromium shared) : IDisposable
{
    private static readonly string[] pageNames = ["index.html", "01-start-here.html", "03-understanding-convolution.html", "04-training-a-convnet.html"];
    private readonly string folder = Directory.CreateTempSubdirectory("torchbook-pages-").FullName;

    public static TheoryData<int, bool, bool> Views => new()
    {
        { 1280, false, false }, { 1280, true, false }, { 360, false, false }, { 360, true, false }, { 360, false, true }, { 1280, false, true },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Given_lessons_when_seen_then_nothing_is_cut_off_and_nothing_complains(int width, bool dark, bool singleFile)
    {
        LessonSite.Write(SampleLessons.All(), folder, new SiteOptions { NodeModules = NodeModules(), SingleFile = singleFile });
        var browser = shared.Browser;
        foreach (var name in pageNames)
        {
            await browser.OpenAsync(Path.Combine(folder, name), width, dark: dark);
            await browser.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await browser.KeepAsync($"{Path.GetFileNameWithoutExtension(name)}-{width}{(dark ? "-dark" : "")}{(singleFile ? "-single" : "")}.png");

            Assert.Equal(width, (int?)await browser.EvaluateAsync("document.documentElement.scrollWidth"));
            Assert.Equal("[]", (await browser.EvaluateAsync(BeyondTheEdge))!.ToJsonString());
            Assert.Empty(browser.Errors);
            Assert.All(browser.Requests, request => Assert.Matches("^(file|data|blob):", request));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_formulas_when_shown_then_all_are_mathml(bool singleFile)
    {
        LessonSite.Write(SampleLessons.All(), folder, new SiteOptions { NodeModules = NodeModules(), SingleFile = singleFile });
        var browser = shared.Browser;
        await browser.OpenAsync(Path.Combine(folder, pageNames[2]), 1280);

        Assert.True((int?)await browser.EvaluateAsync("document.querySelectorAll('.math math').length") >= 9);
        Assert.Equal(0, (int?)await browser.EvaluateAsync("document.querySelectorAll('.math:not(.done)').length"));
        Assert.True((double?)await browser.EvaluateAsync("document.querySelector('.math.display math munderover').getBoundingClientRect().height") > 30);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_chart_when_its_button_is_pressed_then_plotly_takes_over_and_back_without_a_network(bool singleFile)
    {
        LessonSite.Write(SampleLessons.All(), folder, new SiteOptions { NodeModules = NodeModules(), SingleFile = singleFile });
        var browser = shared.Browser;
        await browser.OpenAsync(Path.Combine(folder, pageNames[2]), 1280);
        Assert.True((bool?)await browser.EvaluateAsync("document.querySelector('.chart svg').checkVisibility()"));
        Assert.False((bool?)await browser.EvaluateAsync("'Plotly' in window"));

        await browser.EvaluateAsync("document.querySelector('.chart .tools button').click()");
        await browser.WaitAsync("document.querySelector('.chart button[aria-pressed=\"true\"]:enabled')");
        await browser.KeepAsync($"interactive{(singleFile ? "-single" : "")}.png");

        Assert.Equal(3, (int?)await browser.EvaluateAsync("document.querySelector('.stage').data.length"));
        Assert.True((int?)await browser.EvaluateAsync("document.querySelectorAll('.stage .scatterlayer path.js-line').length") >= 2);
        Assert.False((bool?)await browser.EvaluateAsync("document.querySelector('.chart .paper > svg').checkVisibility()"));

        await browser.EvaluateAsync("document.querySelector('.chart .tools button').click()");
        await browser.WaitAsync("document.querySelector('.chart button[aria-pressed=\"false\"]:enabled')");
        Assert.True((bool?)await browser.EvaluateAsync("document.querySelector('.chart .paper > svg').checkVisibility()"));
        Assert.Empty(browser.Errors);
        Assert.All(browser.Requests, request => Assert.Matches("^(file|data|blob):", request));
    }

    [Fact]
    public async Task Given_a_phone_when_a_chart_is_made_interactive_then_it_fits()
    {
        LessonSite.Write(SampleLessons.All(), folder, new SiteOptions { NodeModules = NodeModules() });
        var browser = shared.Browser;
        await browser.OpenAsync(Path.Combine(folder, pageNames[2]), 360);
        await browser.EvaluateAsync("document.querySelector('.chart .tools button').click()");
        await browser.WaitAsync("document.querySelector('.chart button[aria-pressed=\"true\"]:enabled')");
        await browser.KeepAsync("interactive-360.png");

        Assert.Equal(360, (int?)await browser.EvaluateAsync("document.documentElement.scrollWidth"));
        Assert.True((bool?)await browser.EvaluateAsync(TitleFits));
        Assert.Empty(browser.Errors);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Given_a_figure_without_a_picture_when_seen_then_it_draws_itself(int width)
    {
        LessonSite.Write(SampleLessons.All(), folder, new SiteOptions { NodeModules = NodeModules() });
        var browser = shared.Browser;
        await browser.OpenAsync(Path.Combine(folder, pageNames[1]), width);

        await browser.WaitAsync("document.querySelector('.stage .scatterlayer path.js-line')");
        await browser.KeepAsync($"drawn-{width}.png");

        Assert.Equal(width, (int?)await browser.EvaluateAsync("document.documentElement.scrollWidth"));
        Assert.True((bool?)await browser.EvaluateAsync(TitleFits));
        Assert.Empty(browser.Errors);
    }

    [Fact]
    public async Task Given_folded_cells_when_printed_then_they_are_open_and_fold_again()
    {
        LessonSite.Write(SampleLessons.All(), folder);
        var browser = shared.Browser;
        await browser.OpenAsync(Path.Combine(folder, pageNames[2]), 1280);
        const string open = "document.querySelectorAll('.fold[open]').length";
        Assert.Equal(0, (int?)await browser.EvaluateAsync(open));

        await browser.EvaluateAsync($"window.addEventListener('beforeprint', () => window.openInPrint = {open})");
        await browser.CallAsync("Page.printToPDF");
        await browser.WaitAsync($"window.openInPrint && {open} === 0");

        Assert.Equal(3, (int?)await browser.EvaluateAsync("window.openInPrint"));
    }

    [Fact]
    public async Task Given_no_libraries_when_shown_then_tex_is_readable_and_charts_are_pictures()
    {
        LessonSite.Write(SampleLessons.All(), folder);
        var browser = shared.Browser;
        await browser.OpenAsync(Path.Combine(folder, pageNames[2]), 360);
        await browser.KeepAsync("bare-360.png");

        Assert.Equal("K", (string?)await browser.EvaluateAsync("document.querySelectorAll('.math')[2].textContent"));
        Assert.Equal(0, (int?)await browser.EvaluateAsync("document.querySelectorAll('.tools').length"));
        Assert.Equal(360, (int?)await browser.EvaluateAsync("document.documentElement.scrollWidth"));
        Assert.Empty(browser.Errors);
    }

    [Fact]
    public async Task Given_code_when_copied_then_the_clipboard_holds_it_and_the_status_says_so()
    {
        LessonSite.Write(SampleLessons.All(), folder);
        var browser = shared.Browser;
        await browser.OpenAsync(Path.Combine(folder, pageNames[3]), 1280);
        await browser.EvaluateAsync("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }; document.querySelector('.copy').click()");
        await browser.WaitAsync("document.querySelector('[role=status]').textContent === 'Copied'");

        Assert.Equal("var y = x.view(3, -1);", (string?)await browser.EvaluateAsync("window.copied"));
    }

    [Fact]
    public async Task Given_the_index_when_links_are_followed_then_every_lesson_its_neighbors_and_its_sections_are_reached()
    {
        LessonSite.Write(SampleLessons.All(), folder, new SiteOptions { NodeModules = NodeModules() });
        var browser = shared.Browser;
        foreach (var name in pageNames)
        {
            await browser.OpenAsync(Path.Combine(folder, name), 1280);
            var links = (await browser.EvaluateAsync("[...document.querySelectorAll('a')].map(a => a.href)"))!.AsArray().Select(link => new Uri((string)link!));
            foreach (var link in links.Where(link => link.IsFile))
            {
                Assert.True(File.Exists(link.LocalPath), $"{name} → {link}");
                if (link.Fragment.Length > 1)
                {
                    Assert.Contains($"id=\"{Uri.UnescapeDataString(link.Fragment[1..])}\"", File.ReadAllText(link.LocalPath));
                }
            }
        }
    }

    // Elements that reach past the window although no box around them scrolls.
    private const string BeyondTheEdge = """
        [...document.querySelectorAll('main *, nav *, header *')].filter(e => {
          const box = e.getBoundingClientRect();
          if (!box.width || (box.right <= innerWidth + 1 && box.left >= -1)) return false;
          for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return false;
          return !e.closest('.status, .skip');
        }).map(e => e.outerHTML.slice(0, 80))
        """;

    private const string TitleFits = """
        (() => {
          const paper = document.querySelector('.paper:has(.stage)');
          const title = paper.querySelector('.gtitle').getBoundingClientRect();
          const box = paper.getBoundingClientRect();
          return paper.scrollWidth <= paper.clientWidth && title.left >= box.left && title.right <= box.right && title.top >= box.top;
        })()
        """;

    private static string NodeModules()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Repository.NodeModules, "temml")), "needs the npm packages of environment/package.json: ./torchbook setup");
        return Repository.NodeModules;
    }
}
