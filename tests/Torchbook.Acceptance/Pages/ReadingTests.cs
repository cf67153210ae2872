using Torchbook.Acceptance.Browsing;

namespace Torchbook.Acceptance.Pages;

/// <summary>What makes a page good to read for an hour, by day and by night.</summary>
public sealed class ReadingTests(OneChromium shared, WrittenSite site) : IClassFixture<WrittenSite>
{
    private const string Background = "getComputedStyle(document.body).backgroundColor";

    // The letters in a line, over all paragraphs of at least three lines; the last line counts half.
    private const string LettersInALine = """
        (() => {
          let letters = 0, lines = 0;
          for (const p of document.querySelectorAll('.prose > p')) {
            const height = p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight);
            if (height < 2.5 || p.querySelector('.math')) continue;
            letters += p.textContent.length;
            lines += Math.round(height) - 0.5;
          }
          return letters / lines;
        })()
        """;

    [Fact]
    public async Task Given_a_wide_screen_when_read_then_a_line_holds_what_eyes_can_follow()
    {
        var browser = shared.Browser;
        await browser.OpenAsync(site.Page("07-transfer-learning"), 1600);

        Assert.InRange((double)(await browser.EvaluateAsync(LettersInALine))!, 60, 78);
    }

    [Fact]
    public async Task Given_pages_of_the_course_when_seen_on_a_phone_then_none_is_wider_or_leaves_the_machine()
    {
        const int width = 360;
        var browser = shared.Browser;
        foreach (var page in site.All)
        {
            await browser.OpenAsync(page, width);
            await browser.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

            Assert.Equal(width, (int?)await browser.EvaluateAsync("document.documentElement.scrollWidth"));
            Assert.Empty(browser.Errors);
            Assert.All(browser.Requests, request => Assert.Matches("^(file|data|blob):", request));
        }
    }

    [Fact]
    public async Task Given_another_theme_when_chosen_then_drawings_follow_and_the_next_page_remembers()
    {
        var browser = shared.Browser;
        await browser.OpenAsync(site.Sample, 1280);
        await browser.EvaluateAsync("localStorage.clear()");
        var (day, ink) = (await browser.EvaluateAsync(Background), "getComputedStyle(document.querySelector('.sample-ink')).fill");
        var dayInk = (string?)await browser.EvaluateAsync(ink);

        await browser.EvaluateAsync("document.querySelector('.theme').click()");
        Assert.Equal("true", (string?)await browser.EvaluateAsync("document.querySelector('.theme').ariaPressed"));
        Assert.NotEqual((string?)day, (string?)await browser.EvaluateAsync(Background));
        Assert.NotEqual(dayInk, (string?)await browser.EvaluateAsync(ink));

        await browser.OpenAsync(site.Page("index"), 1280);
        Assert.NotEqual((string?)day, (string?)await browser.EvaluateAsync(Background));
        await browser.OpenAsync(site.Sample, 1280, dark: true);
        await browser.EvaluateAsync("document.querySelector('.theme').click()");
        Assert.Equal((string?)day, (string?)await browser.EvaluateAsync(Background));
        Assert.Equal(dayInk, (string?)await browser.EvaluateAsync(ink));
        await browser.EvaluateAsync("localStorage.clear()");
    }

    [Fact]
    public async Task Given_a_live_chart_when_the_page_is_dark_then_it_stands_in_the_page_and_its_text_is_bright()
    {
        var browser = shared.Browser;
        await browser.OpenAsync(site.Sample, 1280, dark: true);
        await browser.EvaluateAsync("document.querySelector('.chart .tools button').click()");
        await browser.WaitAsync("document.querySelector('.chart button[aria-pressed=\"true\"]:enabled')");
        await browser.KeepAsync("live-dark.png");
        const string text = "getComputedStyle(document.querySelector('.stage .gtitle')).fill";

        Assert.True((double?)await browser.EvaluateAsync($"contrast(parseColor({text}), pageColor())") > 4.5);
        Assert.True((double?)await browser.EvaluateAsync("contrast(parseColor(getComputedStyle(document.querySelector('.stage').parentElement).backgroundColor), pageColor())") < 1.1);
        Assert.Equal("0", (string?)await browser.EvaluateAsync("getComputedStyle(document.querySelector('.stage .main-svg')).backgroundColor.match(/[\\d.]+\\)$/)[0].replace(')', '')"));

        await browser.EvaluateAsync("document.querySelector('.theme').click()");
        await browser.WaitAsync("document.querySelector('.stage .gtitle')");
        await browser.WaitAsync($"contrast(parseColor({text}), pageColor()) > 4.5");
        await browser.EvaluateAsync("localStorage.clear()");
    }

    [Fact]
    public async Task Given_contents_when_scrolled_then_the_section_being_read_is_marked_and_on_phones_they_are_folded()
    {
        var browser = shared.Browser;
        await browser.OpenAsync(site.Page("07-transfer-learning"), 1280);
        const string marked = "[...document.querySelectorAll('.contents [aria-current]')].map(a => a.textContent).join('|')";
        Assert.Equal("", (string?)await browser.EvaluateAsync(marked));
        foreach (var section in (int[])[3, 1])
        {
            var title = (string?)await browser.EvaluateAsync($"(() => {{ const h = document.querySelectorAll('h2')[{section}]; h.scrollIntoView({{ behavior: 'instant' }}); return h.textContent; }})()");
            await browser.WaitAsync($"{marked} === {System.Text.Json.JsonSerializer.Serialize(title)}");
        }

        Assert.True((double?)await browser.EvaluateAsync("document.querySelector('.contents').getBoundingClientRect().top") >= 0);
        await browser.OpenAsync(site.Page("07-transfer-learning"), 360);
        Assert.False((bool?)await browser.EvaluateAsync("document.querySelector('.contents details').open"));
    }

    [Fact]
    public async Task Given_a_long_output_when_seen_then_its_beginning_is_shown_and_a_button_shows_the_rest()
    {
        var browser = shared.Browser;
        await browser.OpenAsync(site.Page("sample-01-start-here"), 1280);
        const string button = "document.querySelector('.unfold')", box = "document.querySelector('.long, .unfolded')";
        Assert.Equal("Show all 400 lines", (string?)await browser.EvaluateAsync($"{button}.textContent"));
        Assert.True((double?)await browser.EvaluateAsync($"{box}.clientHeight") < 350);

        await browser.EvaluateAsync($"{button}.click()");

        Assert.Equal("true", (string?)await browser.EvaluateAsync($"{button}.ariaExpanded"));
        Assert.True((double?)await browser.EvaluateAsync($"{box}.clientHeight") > 4000);
        Assert.Equal(1, (int?)await browser.EvaluateAsync("document.querySelectorAll('.unfold').length"));
    }

    [Fact]
    public async Task Given_a_dark_screen_when_printed_then_ink_is_black_code_wraps_and_nothing_asks_for_a_click()
    {
        var browser = shared.Browser;
        await browser.OpenAsync(site.Sample, 1280, dark: true);
        await browser.CallAsync("Emulation.setEmulatedMedia", new() { ["media"] = "print" });

        Assert.Equal("rgb(255, 255, 255)", (string?)await browser.EvaluateAsync(Background));
        Assert.Equal("rgb(0, 0, 0)", (string?)await browser.EvaluateAsync("getComputedStyle(document.body).color"));
        Assert.Equal("pre-wrap", (string?)await browser.EvaluateAsync("getComputedStyle(document.querySelector('.code pre')).whiteSpace"));
        Assert.Equal(0, (int?)await browser.EvaluateAsync("[...document.querySelectorAll('button, .contents, .site, .neighbors')].filter(e => e.checkVisibility()).length"));
        Assert.Contains("timdettmers.com", (string?)await browser.EvaluateAsync("getComputedStyle(document.querySelector('.prose a[href^=http]'), '::after').content"));
        await browser.CallAsync("Emulation.setEmulatedMedia", new() { ["media"] = "" });
    }
}
