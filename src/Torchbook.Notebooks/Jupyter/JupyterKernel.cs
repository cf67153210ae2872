using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Hosting;
using Torchbook.Notebooks.Jupyter.History;
using Torchbook.Notebooks.Jupyter.Requests;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>
/// A kernel for Jupyter, VS Code and whatever else speaks protocol 5.4. Cells run in a process of their own: when one crashes it, the
/// front end is told why, and the kernel goes on.
/// </summary>
public sealed class JupyterKernel
{
    // What Ctrl+D types.
    private const string EndOfInput = "\u0004";
    private readonly JupyterWire wire;
    private readonly KernelSockets sockets;
    private readonly KernelOutput output;
    private readonly KernelProcess process;
    private readonly CancellationTokenSource shutdown = new();
    private readonly Dictionary<string, Func<JupyterMessage, JsonObject?>> control;
    private readonly Dictionary<string, Func<JupyterMessage, JsonObject?>> shell;

    private JupyterKernel(ConnectionFile connection, HostCommand command)
    {
        wire = new(connection.Key);
        sockets = new(connection);
        output = new(wire, sockets);
        process = new(command, output);
        var history = new CellHistory(HistoryFile.OfTheUser());
        var execution = new ExecuteRequests(process, output, history);
        var code = new CodeRequests(process);
        var comms = new CommRequests(output);
        var life = new LifeRequests(process, output, shutdown);
        // Answered while a cell runs, by a thread of its own: nothing here may need the cells.
        control = new()
        {
            ["kernel_info_request"] = _ => KernelInfo.Reply(),
            ["connect_request"] = _ => KernelInfo.Ports(connection),
            ["interrupt_request"] = _ => life.Interrupt(),
            ["shutdown_request"] = life.Shutdown,
        };
        shell = new(control)
        {
            ["execute_request"] = execution.Execute,
            ["is_complete_request"] = code.IsComplete,
            ["complete_request"] = code.Complete,
            ["inspect_request"] = code.Inspect,
            ["history_request"] = new HistoryRequests(history).Answer,
            ["comm_info_request"] = _ => CommRequests.Info(),
            ["comm_open"] = comms.Open,
            ["comm_msg"] = CommRequests.Ignore,
            ["comm_close"] = CommRequests.Ignore,
        };
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
        ParentWatch.Start(kernel.End);
        kernel.Serve();
    }

    private void Serve()
    {
        process.Start();
        Background("heartbeat", sockets.Beat);
        Background("control", () => Loop(sockets.Control, control, onIdle: null));
        Background("stdin", TakeInput);
        output.Status("starting", null);
        Loop(sockets.Shell, shell, process.Deliver);
        process.DisposeAsync().AsTask().Wait();
    }

    private void End()
    {
        process.End();
        shutdown.Cancel();
    }

    private static void Background(string name, ThreadStart work) => new Thread(work) { IsBackground = true, Name = name }.Start();

    private void Loop(ZmqSocket socket, Dictionary<string, Func<JupyterMessage, JsonObject?>> answers, Action? onIdle)
    {
        while (!shutdown.IsCancellationRequested)
        {
            if (socket.Receive() is not { } frames)
            {
                onIdle?.Invoke();
            }
            else if (wire.Read(frames) is { } message)
            {
                Handle(socket, answers, message);
            }
        }
    }

    // Answers to a cell's question arrive while the cell, and with it the shell channel, waits for them.
    private void TakeInput()
    {
        while (!shutdown.IsCancellationRequested)
        {
            if (sockets.Input.Receive() is { } frames && wire.Read(frames) is { Type: "input_reply" } message)
            {
                GiveInput(message);
            }
        }
    }

    private void GiveInput(JupyterMessage message)
    {
        try
        {
            var value = message.Text("value", "");
            process.GiveInput(value == EndOfInput ? null : value);
        }
        catch (InvalidOperationException)
        {
            KernelLog.Refused("what was typed is no text");
        }
    }

    private void Handle(ZmqSocket socket, Dictionary<string, Func<JupyterMessage, JsonObject?>> answers, JupyterMessage message)
    {
        if (!answers.TryGetValue(message.Type, out var handler))
        {
            KernelLog.Refused($"its type {message.Type} is not known to this channel");
            return;
        }

        output.Status("busy", message);
        try
        {
            if (handler(message) is { } answer)
            {
                var queued = ExecuteRequests.EndsTheQueue(message, answer) ? Queued(socket) : [];
                Reply(socket, message, answer);
                queued.ForEach(next => Abort(socket, next));
            }
        }
        catch (Exception e) when (e is not IOException)
        {
            Reply(socket, message, new() { ["status"] = "error", ["ename"] = e.GetType().Name, ["evalue"] = e.Message, ["traceback"] = new JsonArray() });
        }

        output.Status("idle", message);
    }

    private void Reply(ZmqSocket socket, JupyterMessage message, JsonObject answer) =>
        socket.Send(wire.Write(message.Identities, message.ReplyType, answer, message));

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
            Handle(socket, shell, message);
            return;
        }

        output.Status("busy", message);
        Reply(socket, message, new() { ["status"] = "aborted" });
        output.Status("idle", message);
    }
}
