using Torchbook.Acceptance.Browsing;
using Torchbook.Cli;

namespace Torchbook.Acceptance.Pages;

/// <summary>Pages under axe-core: contrast, names, landmarks, headings, and whatever else shuts people out.</summary>
public sealed class AccessibilityTests(OneChromium shared, WrittenSite site) : IClassFixture<WrittenSite>
{
    private const string Violations = """
        axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
          .then(found => found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + ' ' + n.any.map(a => a.message).join(' ')).join(' | ')))
        """;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task Given_pages_when_examined_then_nothing_shuts_anybody_out(int width, bool dark)
    {
        var axe = Path.Combine(Repository.Environment, "test", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "needs axe-core: ./torchbook test fetches it with npm");
        var browser = shared.Browser;
        foreach (var page in site.All)
        {
            await browser.OpenAsync(page, width, dark: dark);
            await browser.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await browser.EvaluateAsync(await File.ReadAllTextAsync(axe) + "; 1");

            var violations = (await browser.EvaluateAsync(Violations))!.AsArray().Select(violation => (string)violation!);
            Assert.True(!violations.Any(), $"{Path.GetFileName(page)}: {string.Join('\n', violations)}");
        }
    }

    [Fact]
    public async Task Given_a_keyboard_when_tab_is_pressed_then_the_way_to_the_lesson_is_first_and_the_focus_is_seen()
    {
        var browser = shared.Browser;
        await browser.OpenAsync(site.Sample, 1280);

        await browser.PressAsync("Tab");
        Assert.Equal("Skip to the lesson", (string?)await browser.EvaluateAsync("document.activeElement.textContent"));
        Assert.True((bool?)await browser.EvaluateAsync("document.activeElement.getBoundingClientRect().left >= 0"));
        for (var stop = 0; stop < 12; stop++)
        {
            await browser.PressAsync("Tab");
            Assert.True((bool?)await browser.EvaluateAsync("getComputedStyle(document.activeElement).outlineStyle !== 'none' && Number(getComputedStyle(document.activeElement).opacity) === 1"),
                (string?)await browser.EvaluateAsync("document.activeElement.outerHTML.slice(0, 200)"));
        }
    }
}
