using Torchbook.Acceptance.Browsing;
using Torchbook.Display;

namespace Torchbook.Acceptance.Pages;

/// <summary>Tables of the display layer in a real browser: sorted, paged, and honest where scripts are dropped.</summary>
public sealed class TableTests(OneChromium shared) : IDisposable
{
    private const string FirstRow = "Array.from(document.querySelector('tbody tr').cells, c => c.textContent).join('|')";
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("torchbook-table-").FullName, "table.html");

    private static string Table { get; } = Enumerable.Range(0, 50)
        .Select(i => new { Row = i, Square = i * i - 100, Word = i == 30 ? "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>" : "w" + i })
        .ToList().ToDisplayString(Mime.Html);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public async Task Given_a_long_table_when_paged_and_sorted_then_rows_move_and_text_stays_text()
    {
        var browser = await OpenAsync(Table);
        await browser.WaitAsync("document.querySelector('tfoot').textContent.includes('rows 1–20 of 50')");
        await browser.EvaluateAsync("document.querySelector('button[title=\"Next rows\"]').click()");
        Assert.Equal("20|300|w20", (string?)await browser.EvaluateAsync(FirstRow));
        await browser.EvaluateAsync("document.querySelector('button[title=\"Next rows\"]').click(); document.querySelector('button[title=\"Next rows\"]').click()");
        Assert.Equal("40|1500|w40", (string?)await browser.EvaluateAsync(FirstRow));
        Assert.Equal(10, (int?)await browser.EvaluateAsync("document.querySelectorAll('tbody tr').length"));

        await browser.EvaluateAsync("document.querySelectorAll('th')[1].click()");
        Assert.Equal("0|-100|w0", (string?)await browser.EvaluateAsync(FirstRow));
        await browser.EvaluateAsync("document.querySelectorAll('th')[1].dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))");
        Assert.Equal("49|2301|w49", (string?)await browser.EvaluateAsync(FirstRow));
        Assert.Equal("descending", (string?)await browser.EvaluateAsync("document.querySelectorAll('th')[1].getAttribute('aria-sort')"));
        Assert.Null(await browser.EvaluateAsync("window.hit"));
        await browser.KeepAsync("table.png");
    }

    [Fact]
    public async Task Given_a_front_end_that_drops_scripts_when_a_long_table_is_shown_then_it_says_what_is_missing()
    {
        var browser = await OpenAsync(Table[..Table.IndexOf("<script>", StringComparison.Ordinal)]);
        Assert.Equal(20, (int?)await browser.EvaluateAsync("document.querySelectorAll('tbody tr').length"));
        Assert.Equal("… (30 more)", (string?)await browser.EvaluateAsync("document.querySelector('tfoot').textContent"));
    }

    [Fact]
    public async Task Given_the_same_table_twice_when_one_is_sorted_then_the_other_stays()
    {
        var browser = await OpenAsync(Table + Table);
        await browser.WaitAsync("document.querySelectorAll('table[data-ready]').length === 2");
        await browser.EvaluateAsync("document.querySelectorAll('table')[1].tHead.rows[0].cells[0].click(); document.querySelectorAll('table')[1].tHead.rows[0].cells[0].click()");
        Assert.Equal("0|-100|w0", (string?)await browser.EvaluateAsync(FirstRow));
        Assert.Equal("49", (string?)await browser.EvaluateAsync("document.querySelectorAll('table')[1].tBodies[0].rows[0].cells[0].textContent"));
    }

    [Fact]
    public async Task Given_a_front_end_that_runs_scripts_before_it_shows_the_output_when_a_table_comes_then_it_works_all_the_same()
    {
        var browser = await OpenAsync("");
        var script = Table[(Table.IndexOf("<script>", StringComparison.Ordinal) + 8)..Table.LastIndexOf("</script>", StringComparison.Ordinal)];
        await browser.EvaluateAsync(script);
        var markup = System.Text.Json.JsonSerializer.Serialize(Table[..Table.IndexOf("<script>", StringComparison.Ordinal)]);
        await browser.EvaluateAsync($"document.body.innerHTML = {markup}");
        await browser.WaitAsync("document.querySelector('tfoot').textContent.includes('rows 1–20 of 50')");
    }

    private async Task<Chromium> OpenAsync(string body)
    {
        await File.WriteAllTextAsync(file, $"<!doctype html><meta charset=\"utf-8\"><title>table</title><body style=\"font-family:sans-serif\">{body}");
        await shared.Browser.OpenAsync(file, 800);
        return shared.Browser;
    }
}
