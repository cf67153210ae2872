using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>Ends a cell, or the kernel.</summary>
internal sealed class LifeRequests(KernelProcess process, KernelOutput output, CancellationTokenSource shutdown)
{
    private static readonly TimeSpan timeForTheReply = TimeSpan.FromMilliseconds(100);

    public JsonObject Interrupt()
    {
        process.Interrupt();
        return new() { ["status"] = "ok" };
    }

    public JsonObject Shutdown(JupyterMessage message)
    {
        process.End();
        shutdown.CancelAfter(timeForTheReply);
        JsonObject Reply() => new() { ["status"] = "ok", ["restart"] = message.Flag("restart", false) };
        output.Publish(message.ReplyType, Reply(), message);
        return Reply();
    }
}
