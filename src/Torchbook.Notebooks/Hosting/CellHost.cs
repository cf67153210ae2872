using System.Collections.Concurrent;
using System.Diagnostics;
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
    /// <param name="handles">The ends of the host's pipes, as it gave them.</param>
    /// <param name="options">What cells start with.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string handles, CellEngineOptions options)
    {
        ProcessCalls.LeadOwnGroup();
        ProcessCalls.VolunteerForOutOfMemory();
        using var channel = CellPipes.Open(handles);
        channel.Send(new JsonObject { ["type"] = "ready" });
        var host = new CellHost(channel, options);
        new Thread(host.Receive) { IsBackground = true, Name = "messages of the host" }.Start();
        var cells = new Thread(host.Serve, StackBytes) { Name = "cells" };
        cells.Start();
        cells.Join();
        return 0;
    }

    private void Serve()
    {
        var (output, error) = (new ConsoleCapture(buffer, "stdout"), new ConsoleCapture(buffer, "stderr"));
        RunFacts.Recorded += (name, value) => buffer.Send(new JsonObject { ["type"] = "fact", ["name"] = name, ["value"] = value });
        ThreadPool.QueueUserWorkItem(_ => engine.Warm());
        foreach (var request in requests.GetConsumingEnumerable())
        {
            // A cell may have put something else here: each begins with what the first one had.
            Console.SetOut(output);
            Console.SetError(error);
            Console.SetIn(CellInput.Current = service.Input);
            DisplaySink.Current = service.Sink;
            var answer = service.Answer(request);
            answer["type"] = "answer";
            buffer.Send(answer);
        }
    }

    // Messages that are no questions arrive while a cell runs and are for it.
    private void Receive()
    {
        while (channel.Receive() is { } message)
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
        ProcessCalls.KillGroup(Environment.ProcessId);
        Process.GetCurrentProcess().Kill();
    }
}
