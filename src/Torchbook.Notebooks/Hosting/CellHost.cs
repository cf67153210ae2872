using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Notebooks.Hosting;

/// <summary>The process in which cells run: what <see cref="CellProcess"/> starts. The host may lose it at any moment.</summary>
public sealed class CellHost
{
    private const int StackBytes = 16 << 20;
    private readonly MessageChannel channel;
    private readonly OutputBuffer buffer;
    private readonly HostSink sink;
    private readonly CellEngine engine;
    private readonly BlockingCollection<JsonObject> requests = [];
    private string marker = "";

    private CellHost(MessageChannel channel, PackageMap packages)
    {
        this.channel = channel;
        buffer = new(channel);
        sink = new(buffer);
        engine = new(new() { Packages = packages });
    }

    /// <summary>Serves until the host says goodbye or is gone.</summary>
    /// <param name="pipeName">The pipe on which the host listens.</param>
    /// <param name="packages">Packages this program brings itself.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string pipeName, PackageMap packages)
    {
        PosixCalls.LeadOwnGroup();
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        pipe.Connect(TimeSpan.FromSeconds(30));
        using var channel = new MessageChannel(pipe);
        var host = new CellHost(channel, packages);
        var cells = new Thread(host.Serve, StackBytes) { Name = "cells" };
        cells.Start();
        _ = host.ReceiveAsync();
        cells.Join();
        return 0;
    }

    private void Serve()
    {
        Console.SetOut(new ConsoleCapture(buffer, "stdout"));
        Console.SetError(new ConsoleCapture(buffer, "stderr"));
        DisplaySink.Current = sink;
        RunFacts.Recorded += (name, value) => buffer.Send(new JsonObject { ["type"] = "fact", ["name"] = name, ["value"] = value });
        ThreadPool.QueueUserWorkItem(_ => engine.Warm());
        foreach (var request in requests.GetConsumingEnumerable())
        {
            switch ((string)request["type"]!)
            {
                case "execute":
                    Execute((string)request["code"]!, (int)request["count"]!, (bool)request["silent"]!);
                    break;
                case "complete":
                    var (matches, start) = engine.Completion.Complete((string)request["code"]!, (int)request["position"]!);
                    Answer(new JsonObject { ["matches"] = new JsonArray([.. matches.Select(m => (JsonNode)m)]), ["start"] = start });
                    break;
                case "inspect":
                    Answer(new JsonObject { ["text"] = engine.Completion.Inspect((string)request["code"]!, (int)request["position"]!) });
                    break;
            }
        }
    }

    private void Execute(string code, int count, bool silent)
    {
        var result = engine.Run(code, $"In[{count}]");
        var error = result.Error;
        if (error is null && result.Value is not null && !silent)
        {
            error = Show(result.Value, count);
        }

        var answer = new JsonObject();
        if (error is not null)
        {
            answer["error"] = new JsonObject
            {
                ["name"] = error.Name,
                ["message"] = error.Message,
                ["line"] = error.Line,
                ["trace"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
            };
        }

        MarkNativeOutput();
        Answer(answer);
    }

    private CellError? Show(object value, int count)
    {
        try
        {
            sink.Result(Formatter.ToBundle(value));
            return null;
        }
        catch (Exception e) when (e is not IOException)
        {
            return CellTrace.Describe(e, $"In[{count}]");
        }
    }

    private void Answer(JsonObject answer)
    {
        answer["type"] = "answer";
        buffer.Send(answer);
    }

    // Native code writes to the process's own stdout and stderr: the host waits for a mark there before it closes the cell.
    private void MarkNativeOutput()
    {
        PosixCalls.FlushNativeOutput();
        var bytes = Encoding.UTF8.GetBytes(marker);
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        output.Flush();
        using var error = Console.OpenStandardError();
        error.Write(bytes);
        error.Flush();
    }

    private async Task ReceiveAsync()
    {
        while (await channel.ReceiveAsync().ConfigureAwait(false) is { } message)
        {
            switch ((string)message["type"]!)
            {
                case "hello":
                    marker = (string)message["marker"]!;
                    break;
                case "interrupt":
                    engine.Interrupt();
                    break;
                case "goodbye":
                    Environment.Exit(0);
                    break;
                default:
                    requests.Add(message);
                    break;
            }
        }

        // The host is gone: nobody would see what a running cell still does.
        PosixCalls.KillGroup(Environment.ProcessId);
        Process.GetCurrentProcess().Kill();
    }
}
