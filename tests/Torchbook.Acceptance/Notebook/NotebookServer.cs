using System.Diagnostics;
using System.Text.Json.Nodes;
using Torchbook.Acceptance.Jupyter;

namespace Torchbook.Acceptance.Notebook;

/// <summary>Debian's classic Notebook with our kernel, on loopback, in a folder of its own.</summary>
public sealed class NotebookServer : IAsyncLifetime
{
    private const string Program = "/usr/bin/jupyter-notebook";
    private readonly JupyterHome home = new();
    private readonly string token = Guid.NewGuid().ToString("N");
    private readonly HttpClient http = new(new HttpClientHandler { UseProxy = false });
    private Process? process;
    private string? address;

    /// <summary>What the server wrote to its log.</summary>
    internal List<string> Log { get; } = [];

    /// <summary>Where notebooks lie.</summary>
    internal string Folder => Directory.CreateDirectory(Path.Combine(home.Folder, "notebooks")).FullName;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        var start = new ProcessStartInfo(Program, ["--no-browser", "--ip=127.0.0.1", "--allow-root", $"--NotebookApp.token={token}", $"--notebook-dir={Folder}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => { lock (Log) { Log.Add(line.Data ?? ""); } };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        for (var watch = Stopwatch.StartNew(); address is null && watch.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited; await Task.Delay(50))
        {
            address = await ListeningAsync();
        }

        Assert.True(address is not null, $"Notebook did not start: {string.Join('\n', Log)}");
    }

    /// <summary>The page of a notebook in <see cref="Folder"/>.</summary>
    internal string PageOf(string file)
    {
        Assert.SkipWhen(address is null, "needs classic Notebook: sudo apt-get install jupyter-notebook");
        return $"{address}notebooks/{file}?token={token}";
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            if (address is not null)
            {
                // Asked to end, it ends its kernels first.
                await http.PostAsync($"{address}api/shutdown?token={token}", content: null);
                await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20)).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        http.Dispose();
        home.Dispose();
    }

    // The server notes its address there, and answers a little later.
    private async Task<string?> ListeningAsync()
    {
        try
        {
            var note = Directory.Exists(home.Runtime) ? Directory.GetFiles(home.Runtime, "nbserver-*.json").FirstOrDefault() : null;
            var url = note is null ? null : (string?)JsonNode.Parse(await File.ReadAllTextAsync(note))!["url"];
            return url is not null && (await http.GetAsync($"{url}api/status?token={token}")).IsSuccessStatusCode ? url : null;
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException or IOException)
        {
            return null;
        }
    }
}
