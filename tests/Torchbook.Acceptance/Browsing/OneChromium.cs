namespace Torchbook.Acceptance.Browsing;

/// <summary>One browser for all tests; without a browser on the machine they are skipped.</summary>
public sealed class OneChromium : IAsyncLifetime
{
    private Chromium? browser;

    internal Chromium Browser
    {
        get
        {
            Assert.SkipWhen(browser is null, "needs Chromium: sudo apt-get install chromium");
            return browser!;
        }
    }

    public async ValueTask InitializeAsync() => browser = Chromium.Find() is { } path ? await Chromium.StartAsync(path) : null;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }
}
