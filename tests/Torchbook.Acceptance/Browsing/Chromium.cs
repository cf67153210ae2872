using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Acceptance.Browsing;

/// <summary>A headless Chromium with one tab, driven over its DevTools protocol; notes every error and every request.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private readonly ClientWebSocket socket = new();
    private readonly string profile = Directory.CreateTempSubdirectory("torchbook-chromium-").FullName;
    private readonly Process process;
    private int lastId;

    private Chromium(string path)
    {
        var start = new ProcessStartInfo(path) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
            "--no-first-run", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>What the console and the page's scripts complained about.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Every address that was asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The browser on this machine; null where there is none.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Starts the browser.</summary>
    /// <param name="path">See <see cref="Find"/>.</param>
    public static async Task<Chromium> StartAsync(string path)
    {
        var browser = new Chromium(path);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a page as a person with this screen and this taste would see it, and waits until it is still.</summary>
    /// <param name="address">A file's path, or a URL.</param>
    public async Task OpenAsync(string address, int width, int height = 900, bool dark = false)
    {
        Errors.Clear();
        Requests.Clear();
        await CallAsync("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = width < 600,
        });
        await CallAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = width < 600 });
        await CallAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await CallAsync("Page.navigate", new() { ["url"] = new Uri(address).AbsoluteUri });
        await WaitAsync("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// <summary>The value of a JavaScript expression, as JSON; promises are awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.False(answer.ContainsKey("exceptionDetails"), $"{expression}: {answer["exceptionDetails"]?["exception"]?["description"]}");
        return answer["result"]!["value"]?.DeepClone();
    }

    /// <summary>Waits until a JavaScript condition holds.</summary>
    public async Task WaitAsync(string condition, double minutes = 1)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(minutes); await Task.Delay(25))
        {
            if ((bool?)await EvaluateAsync($"Boolean({condition})") == true)
            {
                return;
            }
        }

        Assert.Fail($"never true: {condition}; errors: {string.Join("; ", Errors)}");
    }

    /// <summary>A picture of the whole page.</summary>
    public async Task<byte[]> ScreenshotAsync()
    {
        var answer = await CallAsync("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true });
        return Convert.FromBase64String((string)answer["data"]!);
    }

    /// <summary>Any other command of the protocol.</summary>
    public async Task<JsonObject> CallAsync(string method, JsonObject? parameters = null)
    {
        var id = await SendAsync(method, parameters ?? []);
        while (true)
        {
            var message = await ReceiveAsync();
            if ((int?)message["id"] == id)
            {
                Assert.False(message.ContainsKey("error"), $"{method}: {message["error"]}");
                return (JsonObject)message["result"]!;
            }

            if ((string?)message["method"] == "Page.javascriptDialogOpening")
            {
                // "Leave this page?" Yes.
                await SendAsync("Page.handleJavaScriptDialog", new() { ["accept"] = true });
            }

            Note(message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        for (var attempt = 0; Directory.Exists(profile); attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                // A helper process is still closing its files.
                await Task.Delay(100);
            }
        }
    }

    private async Task ConnectAsync()
    {
        // Chromium writes the port and the browser's path there once it listens.
        var listening = Path.Combine(profile, "DevToolsActivePort");
        string[] lines = [];
        for (var watch = Stopwatch.StartNew(); lines.Length < 2 && watch.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited; await Task.Delay(25))
        {
            lines = File.Exists(listening) ? await File.ReadAllLinesAsync(listening) : [];
        }

        Assert.True(lines.Length == 2, "Chromium did not start.");
        var port = lines[0];
        using var http = new HttpClient(new HttpClientHandler { UseProxy = false });
        var tabs = JsonNode.Parse(await http.GetStringAsync($"http://127.0.0.1:{port}/json/list"))!.AsArray();
        var tab = tabs.First(t => (string?)t!["type"] == "page")!;
        socket.Options.Proxy = null;
        await socket.ConnectAsync(new Uri((string)tab["webSocketDebuggerUrl"]!), default);
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
        {
            await CallAsync($"{domain}.enable");
        }
    }

    private async Task<int> SendAsync(string method, JsonObject parameters)
    {
        var request = new JsonObject { ["id"] = ++lastId, ["method"] = method, ["params"] = parameters };
        await socket.SendAsync(Encoding.UTF8.GetBytes(request.ToJsonString()), WebSocketMessageType.Text, true, default);
        return lastId;
    }

    private async Task<JsonObject> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!.AsObject();
    }

    private void Note(JsonObject message)
    {
        var details = message["params"];
        switch ((string?)message["method"])
        {
            case "Runtime.exceptionThrown":
                Errors.Add($"{details!["exceptionDetails"]!["exception"]?["description"] ?? details["exceptionDetails"]!["text"]}");
                break;
            case "Runtime.consoleAPICalled" when (string?)details!["type"] is "error" or "warning" or "assert":
                Errors.Add($"console.{details["type"]}: {details["args"]!.ToJsonString()}");
                break;
            case "Log.entryAdded" when (string?)details!["entry"]!["level"] is "error" or "warning":
                Errors.Add($"{details["entry"]!["text"]} {details["entry"]!["url"]}");
                break;
            case "Network.requestWillBeSent":
                Requests.Add((string)details!["request"]!["url"]!);
                break;
        }
    }
}
