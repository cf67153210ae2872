using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter.Requests;

/// <summary>Channels that front-end extensions open to objects of a kernel. This one has no such objects, and says so.</summary>
internal sealed class CommRequests(KernelOutput output)
{
    public static JsonObject Info() => new() { ["status"] = "ok", ["comms"] = new JsonObject() };

    // The protocol's answer to a target that nobody here knows.
    public JsonObject? Open(JupyterMessage message)
    {
        output.Publish("comm_close", new() { ["comm_id"] = message.Text("comm_id", ""), ["data"] = new JsonObject() }, message);
        return null;
    }

    public static JsonObject? Ignore(JupyterMessage message) => null;
}
