using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>The real kernel in a process of its own, and a front end that talks to it over real sockets.</summary>
internal sealed class KernelClient : IDisposable
{
    public const string Key = "a key for tests";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> endpoints = [];
    private readonly StringBuilder log = new();

    /// <param name="transport">tcp, or ipc with sockets in a folder.</param>
    /// <param name="environment">What the kernel's environment has beside this process's.</param>
    public KernelClient(string transport = "tcp", params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The tests' own front end speaks to Linux's libzmq.");
        Process = Process.Start(StartInfo(WriteConnection(transport), environment))!;
        Process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.AppendLine(line.Data);
            }
        };
        Process.BeginErrorReadLine();
        Shell = new(ClientSocket.Dealer, endpoints["shell"]);
        Control = new(ClientSocket.Dealer, endpoints["control"]);
        IoPub = new(ClientSocket.Subscriber, endpoints["iopub"]);
        WaitUntilReady();
    }

    public Process Process { get; }

    public ClientSocket Shell { get; }

    public ClientSocket Control { get; }

    public ClientSocket IoPub { get; }

    public JupyterWire Wire { get; } = new(Key);

    /// <summary>What the kernel wrote to stderr.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    /// <summary>Another front end's socket to the same kernel.</summary>
    public ClientSocket Connect(int type, string channel) => new(type, endpoints[channel]);

    /// <returns>The message's id.</returns>
    public string Send(ClientSocket socket, string type, JsonObject content)
    {
        var frames = Wire.Write([], type, content, null);
        socket.Send(frames);
        return (string)JsonNode.Parse(frames[2])!["msg_id"]!;
    }

    /// <summary>Runs a cell and waits for its end.</summary>
    public KernelAnswer Execute(string code) => Collect(Begin(code));

    /// <summary>Sends a cell; <see cref="Collect"/> waits for its end.</summary>
    public string Begin(string code) => Send(Shell, "execute_request", new() { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = false, ["stop_on_error"] = true });

    public void Interrupt() => Send(Control, "interrupt_request", []);

    /// <summary>Waits for what belongs to a request: all that is published up to "idle", and the reply.</summary>
    public KernelAnswer Collect(string id)
    {
        var published = new List<(string, JsonObject)>();
        while (Published(id) is { } message)
        {
            if (message.Type == "status" && (string)message.Content["execution_state"]! == "idle")
            {
                return new(Reply(id), published);
            }

            published.Add(message);
        }

        throw new Xunit.Sdk.XunitException($"The kernel does not answer. Its log:\n{Log}");
    }

    /// <summary>Waits until something of a request is published that fits.</summary>
    public void WaitFor(string id, Predicate<(string Type, JsonObject Content)> fits)
    {
        while (!fits(Published(id) ?? throw new Xunit.Sdk.XunitException($"It is not published. The kernel's log:\n{Log}")))
        {
        }
    }

    public void Dispose()
    {
        Process.Kill(entireProcessTree: true);
        Process.WaitForExit();
        Shell.Dispose();
        Control.Dispose();
        IoPub.Dispose();
        folder.Dispose();
    }

    private (string Type, JsonObject Content)? Published(string id)
    {
        while (IoPub.Receive(patience) is { } frames)
        {
            if (Parent(frames) == id)
            {
                return ((string)Part(frames, 2)["msg_type"]!, Part(frames, 5));
            }
        }

        return null;
    }

    private JsonObject? Reply(string id)
    {
        while (Shell.Receive(patience) is { } frames)
        {
            if (Parent(frames) == id)
            {
                return Part(frames, 5);
            }
        }

        return null;
    }

    // Other front ends may have sent ids of any kind, which come back as they were.
    private static string? Parent(List<byte[]> frames) => Part(frames, 3)["msg_id"] is JsonValue id && id.TryGetValue<string>(out var text) ? text : null;

    // Counted from the delimiter, behind which stand signature, header, parent, metadata and content.
    private static JsonObject Part(List<byte[]> frames, int place) =>
        JsonNode.Parse(frames[frames.FindIndex(f => f.AsSpan().SequenceEqual("<IDS|MSG>"u8)) + place])!.AsObject();

    // A subscription takes a moment to reach the kernel: what is published before is lost.
    private void WaitUntilReady()
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < patience;)
        {
            Send(Shell, "kernel_info_request", []);
            if (Shell.Receive(patience) is not null && IoPub.Receive(TimeSpan.FromMilliseconds(300)) is not null)
            {
                return;
            }
        }

        throw new Xunit.Sdk.XunitException($"The kernel does not start. Its log:\n{Log}");
    }

    private string WriteConnection(string transport)
    {
        var connection = new JsonObject
        {
            ["transport"] = transport,
            ["ip"] = transport == "ipc" ? folder.Combine("kernel") : "127.0.0.1",
            ["key"] = Key,
            ["signature_scheme"] = "hmac-sha256",
        };
        var ports = FreePorts();
        foreach (var (channel, port) in new[] { "shell", "control", "iopub", "stdin", "hb" }.Zip(ports))
        {
            connection[channel + "_port"] = port;
            endpoints[channel] = transport == "ipc" ? $"ipc://{folder.Combine("kernel")}-{port}" : $"tcp://127.0.0.1:{port}";
        }

        File.WriteAllText(folder.Combine("connection.json"), connection.ToJsonString());
        return folder.Combine("connection.json");
    }

    private static List<int> FreePorts()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.ConvertAll(l => ((IPEndPoint)l.LocalEndpoint).Port);
        listeners.ForEach(l => l.Stop());
        return ports;
    }

    private static ProcessStartInfo StartInfo(string connectionFile, (string Name, string Value)[] environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Torchbook.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, "kernel", "start", "--connection-file", connectionFile]) { RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
