using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
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
    private readonly NativeMarks marks = new();
    private readonly CellEngine engine;
    private readonly CellService service;
    private readonly BlockingCollection<JsonObject> requests = [];

    private CellHost(MessageChannel channel, CellEngineOptions options)
    {
        this.channel = channel;
        buffer = new(channel);
        engine = new(options);
        service = new(engine, new(buffer), new(buffer), marks);
    }

    /// <summary>Serves until the host says goodbye or is gone.</summary>
    /// <param name="pipeName">The pipe on which the host listens.</param>
    /// <param name="options">What cells start with.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string pipeName, CellEngineOptions options)
    {
        PosixCalls.LeadOwnGroup();
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        pipe.Connect(TimeSpan.FromSeconds(30));
        using var channel = new MessageChannel(pipe);
        var host = new CellHost(channel, options);
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
        Console.SetIn(CellInput.Current = service.Input);
        DisplaySink.Current = service.Sink;
        RunFacts.Recorded += (name, value) => buffer.Send(new JsonObject { ["type"] = "fact", ["name"] = name, ["value"] = value });
        ThreadPool.QueueUserWorkItem(_ => engine.Warm());
        foreach (var request in requests.GetConsumingEnumerable())
        {
            var answer = service.Answer(request);
            answer["type"] = "answer";
            buffer.Send(answer);
        }
    }

    // Messages that are no questions arrive while a cell runs and are for it.
    private async Task ReceiveAsync()
    {
        while (await channel.ReceiveAsync().ConfigureAwait(false) is { } message)
        {
            switch ((string)message["type"]!)
            {
                case "hello":
                    marks.Text = (string)message["marker"]!;
                    break;
                case "interrupt":
                    engine.Interrupt();
                    break;
                case "input":
                    service.Input.Give((string?)message["line"]);
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
