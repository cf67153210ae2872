using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Jupyter;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>A front end over real sockets, and the kernel that it has started in this process. Cells run in a process of their own.</summary>
public sealed class FakeFrontEnd : IDisposable
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan tick = TimeSpan.FromMilliseconds(10);
    private readonly string key = Guid.NewGuid().ToString("N");
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly TemporaryFolder folder = new();
    private readonly string? cacheBefore = Environment.GetEnvironmentVariable("TORCHBOOK_CACHE");
    private readonly Dictionary<string, ClientSocket> sockets = [];
    private readonly List<FrontEndMessage> replies = [];

    public FakeFrontEnd() : this(null)
    {
    }

    internal FakeFrontEnd(string? userFolder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The tests' own front end speaks to Linux's libzmq.");
        Environment.SetEnvironmentVariable("TORCHBOOK_CACHE", userFolder ?? folder.Combine("cache"));
        var connection = new JsonObject { ["transport"] = "ipc", ["ip"] = folder.Combine("k"), ["key"] = key, ["signature_scheme"] = "hmac-sha256" };
        var ports = new[] { "shell", "iopub", "stdin", "control", "hb" };
        for (var i = 0; i < ports.Length; i++)
        {
            connection[ports[i] + "_port"] = i + 1;
            var type = ports[i] switch { "iopub" => ClientSocket.Subscriber, "hb" => ClientSocket.Request, _ => ClientSocket.Dealer };
            sockets[ports[i]] = new(type, $"ipc://{folder.Combine("k")}-{i + 1}", type == ClientSocket.Dealer ? Encoding.ASCII.GetBytes(session) : null);
        }

        var file = folder.Combine("connection.json");
        File.WriteAllText(file, connection.ToJsonString());
        Kernel = Task.Factory.StartNew(() => JupyterKernel.Run(file, LessonFixture.Command), TaskCreationOptions.LongRunning);
        WaitUntilConnected();
    }

    /// <summary>Ends when the kernel does.</summary>
    public Task Kernel { get; }

    /// <summary>Everything the kernel has published so far.</summary>
    internal List<FrontEndMessage> Published { get; } = [];

    /// <summary>Runs a cell.</summary>
    internal Exchange Run(string code, JsonObject? options = null) => Finish(Start(code, options));

    /// <summary>Sends a cell and does not wait.</summary>
    internal string Start(string code, JsonObject? options = null)
    {
        var content = new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = true,
            ["stop_on_error"] = true,
        };
        foreach (var (name, value) in options ?? [])
        {
            content[name] = value?.DeepClone();
        }

        return Send("execute_request", content);
    }

    /// <summary>Asks, and waits for the answer and the end of all that belongs to it.</summary>
    internal Exchange Ask(string type, JsonObject content, string channel = "shell") => Finish(Send(type, content, channel), channel);

    /// <summary>Sends a message and returns its id.</summary>
    internal string Send(string type, JsonObject content, string channel = "shell", JsonObject? metadata = null)
    {
        var id = Guid.NewGuid().ToString("N");
        sockets[channel].Send(FrontEndMessage.Write(key, id, session, type, content, metadata));
        return id;
    }

    /// <summary>Waits until the kernel is idle again after a request, and takes the reply.</summary>
    internal Exchange Finish(string id, string channel = "shell", bool hasReply = true)
    {
        var published = Published.Where(m => m.ParentId == id).ToList();
        while (!published.Any(m => m.Type == "status" && m["execution_state"] == "idle"))
        {
            published.AddRange(Publish(m => m.ParentId == id));
        }

        FrontEndMessage? reply = null;
        var end = DateTime.UtcNow + limit;
        while (hasReply && (reply = replies.Find(m => m.ParentId == id)) is null)
        {
            Assert.True(DateTime.UtcNow < end, "The kernel does not answer.");
            replies.AddRange(Receive(channel, TimeSpan.FromSeconds(1)));
        }

        return new(reply, published);
    }

    /// <summary>The next message on a channel.</summary>
    internal FrontEndMessage Next(string channel) => Assert.Single(Receive(channel, limit));

    /// <summary>Waits for something published.</summary>
    internal FrontEndMessage WaitFor(Func<FrontEndMessage, bool> wanted)
    {
        var end = DateTime.UtcNow + limit;
        FrontEndMessage? found;
        while ((found = Published.Find(m => wanted(m))) is null)
        {
            Assert.True(DateTime.UtcNow < end, "The kernel does not publish it.");
            Published.AddRange(Receive("iopub", tick));
        }

        return found;
    }

    internal byte[] Beat(byte[] beat)
    {
        sockets["hb"].Send([beat]);
        return sockets["hb"].Receive(limit)!.Single();
    }

    public void Dispose()
    {
        if (!Kernel.IsCompleted)
        {
            Send("shutdown_request", new() { ["restart"] = false }, "control");
        }

        Assert.True(Kernel.Wait(limit));
        sockets.Values.ToList().ForEach(s => s.Dispose());
        Environment.SetEnvironmentVariable("TORCHBOOK_CACHE", cacheBefore);
        folder.Dispose();
    }

    // What is published before a subscription has arrived is lost, so that a front end asks until it hears of its question.
    private void WaitUntilConnected()
    {
        var end = DateTime.UtcNow + limit;
        while (Published.All(m => m.Type != "status" || m["execution_state"] != "idle"))
        {
            Assert.True(DateTime.UtcNow < end && !Kernel.IsFaulted, $"The kernel does not start. {Kernel.Exception}");
            Send("kernel_info_request", []);
            Published.AddRange(Receive("iopub", TimeSpan.FromMilliseconds(500)));
        }

        replies.AddRange(Receive("shell", tick));
    }

    private List<FrontEndMessage> Publish(Func<FrontEndMessage, bool> wanted)
    {
        var arrived = Receive("iopub", limit);
        Assert.True(arrived.Count > 0, "The kernel publishes nothing more.");
        Published.AddRange(arrived);
        return [.. arrived.Where(wanted)];
    }

    private List<FrontEndMessage> Receive(string channel, TimeSpan wait) =>
        sockets[channel].Receive(wait) is { } frames ? [FrontEndMessage.Read(key, frames)] : [];
}
