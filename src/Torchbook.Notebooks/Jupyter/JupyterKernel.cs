using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>
/// A kernel for Jupyter, VS Code and whatever else speaks protocol 5.3. Cells run in a process of their own: when one crashes it, the
/// front end is told why, and the kernel goes on.
/// </summary>
public sealed class JupyterKernel
{
    private static readonly TimeSpan idleTick = TimeSpan.FromMilliseconds(100);
    private readonly JupyterWire wire;
    private readonly ZmqSocket shell;
    private readonly ZmqSocket control;
    private readonly ZmqSocket heartbeat;
    private readonly KernelOutput output;
    private readonly KernelProcess process;
    private readonly CancellationTokenSource shutdown = new();
    private int count;

    private JupyterKernel(ConnectionFile connection, HostCommand command)
    {
        wire = new(connection.Key);
        var context = Zmq.NewContext();
        shell = new(context, Zmq.Router, connection.Endpoint("shell")) { ReceiveTimeout = idleTick };
        control = new(context, Zmq.Router, connection.Endpoint("control")) { ReceiveTimeout = idleTick };
        _ = new ZmqSocket(context, Zmq.Router, connection.Endpoint("stdin"));
        heartbeat = new(context, Zmq.Reply, connection.Endpoint("hb"));
        output = new(wire, new(context, Zmq.Publisher, connection.Endpoint("iopub")));
        process = new(command, output);
    }

    /// <summary>Serves a front end until it asks for the end.</summary>
    /// <param name="connectionFile">The file that the front end wrote.</param>
    /// <param name="command">What runs the cells; this program by default.</param>
    /// <exception cref="InvalidDataException">It is not a connection file.</exception>
    /// <exception cref="IOException">A port cannot be bound.</exception>
    /// <exception cref="DllNotFoundException">libzmq is missing.</exception>
    public static void Run(string connectionFile, HostCommand? command = null)
    {
        var kernel = new JupyterKernel(ConnectionFile.Load(connectionFile), command ?? HostCommand.ThisProgram);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.process.Interrupt();
        });
        kernel.Serve();
    }

    private void Serve()
    {
        process.Start();
        new Thread(Beat) { IsBackground = true, Name = "heartbeat" }.Start();
        new Thread(() => Loop(control, onIdle: null)) { IsBackground = true, Name = "control" }.Start();
        output.Status("starting", null);
        Loop(shell, process.Deliver);
        process.DisposeAsync().AsTask().Wait();
    }

    private void Beat()
    {
        while (heartbeat.Receive() is { } frames)
        {
            heartbeat.Send(frames);
        }
    }

    private void Loop(ZmqSocket socket, Action? onIdle)
    {
        while (!shutdown.IsCancellationRequested)
        {
            if (socket.Receive() is not { } frames)
            {
                onIdle?.Invoke();
            }
            else if (wire.Read(frames) is { } message)
            {
                Handle(socket, message);
            }
        }
    }

    private void Handle(ZmqSocket socket, JupyterMessage message)
    {
        output.Status("busy", message);
        try
        {
            if (Answer(message) is { } answer)
            {
                var failed = message.Type == "execute_request" && (string)answer["status"]! == "error";
                var queued = failed && Flag(message, "stop_on_error", true) ? Queued(socket) : [];
                Reply(socket, message, answer);
                queued.ForEach(next => Abort(socket, next));
            }
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            Reply(socket, message, new JsonObject { ["status"] = "error", ["ename"] = e.GetType().Name, ["evalue"] = e.Message, ["traceback"] = new JsonArray() });
        }

        output.Status("idle", message);
    }

    private void Reply(ZmqSocket socket, JupyterMessage message, JsonObject answer) =>
        socket.Send(wire.Write(message.Identities, message.Type.Replace("_request", "_reply", StringComparison.Ordinal), answer, message));

    private JsonObject? Answer(JupyterMessage message) => message.Type switch
    {
        "kernel_info_request" => KernelInfo.Reply(),
        "execute_request" => Execute(message),
        "interrupt_request" => Interrupt(),
        "shutdown_request" => Shutdown(message),
        "is_complete_request" => IsComplete(Code(message)),
        "complete_request" => Complete(Code(message), (int)message.Content["cursor_pos"]!),
        "inspect_request" => Inspect(Code(message), (int)message.Content["cursor_pos"]!),
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        "history_request" => new JsonObject { ["status"] = "ok", ["history"] = new JsonArray() },
        _ => null,
    };

    private JsonObject Execute(JupyterMessage message)
    {
        var code = Code(message);
        var silent = Flag(message, "silent", false);
        output.Parent = message;
        if (!silent)
        {
            output.Count = ++count;
            output.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = count }, message);
        }

        var error = process.ExecuteAsync(code, count, silent).GetAwaiter().GetResult();
        if (error is null)
        {
            return new JsonObject { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };
        }

        output.Error(error);
        var reply = KernelOutput.ErrorContent(error);
        reply["status"] = "error";
        reply["execution_count"] = count;
        return reply;
    }

    // "Run all" sends every cell at once: those behind a failed one are not to run. Taken before the reply, so that a client's
    // answer to the failure is not among them.
    private List<JupyterMessage> Queued(ZmqSocket socket)
    {
        var queued = new List<JupyterMessage>();
        while (socket.Receive(wait: false) is { } frames)
        {
            if (wire.Read(frames) is { } message)
            {
                queued.Add(message);
            }
        }

        return queued;
    }

    private void Abort(ZmqSocket socket, JupyterMessage message)
    {
        if (message.Type != "execute_request")
        {
            Handle(socket, message);
            return;
        }

        output.Status("busy", message);
        Reply(socket, message, new JsonObject { ["status"] = "aborted" });
        output.Status("idle", message);
    }

    private JsonObject Interrupt()
    {
        process.Interrupt();
        return new JsonObject { ["status"] = "ok" };
    }

    private JsonObject Shutdown(JupyterMessage message)
    {
        process.End();
        shutdown.CancelAfter(idleTick);
        return new JsonObject { ["status"] = "ok", ["restart"] = Flag(message, "restart", false) };
    }

    private static JsonObject IsComplete(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CellCompiler.Script);
        var complete = SyntaxFactory.IsCompleteSubmission(tree);
        var invalid = complete && tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return complete
            ? new JsonObject { ["status"] = invalid ? "invalid" : "complete" }
            : new JsonObject { ["status"] = "incomplete", ["indent"] = "    " };
    }

    private JsonObject Complete(string code, int cursor)
    {
        var (matches, start) = process.CompleteAsync(code, CursorPosition.ToDotnet(code, cursor)).GetAwaiter().GetResult();
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. matches.Select(m => (JsonNode)m)]),
            ["cursor_start"] = CursorPosition.ToJupyter(code, start),
            ["cursor_end"] = cursor,
            ["metadata"] = new JsonObject(),
        };
    }

    private JsonObject Inspect(string code, int cursor)
    {
        var text = process.InspectAsync(code, CursorPosition.ToDotnet(code, cursor)).GetAwaiter().GetResult();
        var data = new JsonObject();
        if (text is not null)
        {
            data[Display.Mime.PlainText] = text;
        }

        return new JsonObject { ["status"] = "ok", ["found"] = text is not null, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    private static string Code(JupyterMessage message) => (string)message.Content["code"]!;

    private static bool Flag(JupyterMessage message, string name, bool otherwise) => (bool?)message.Content[name] ?? otherwise;
}
