using System.Text;
using System.Text.Json.Nodes;
using Torchbook.Display;
using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Publishes what cells show to all front ends.</summary>
internal sealed class KernelOutput(JupyterWire wire, KernelSockets sockets) : ICellOutput
{
    /// <summary>The request that outputs belong to.</summary>
    public JupyterMessage? Parent { get; set; }

    /// <summary>The number behind <c>Out</c>.</summary>
    public int Count { get; set; }

    public void Publish(string type, JsonObject content, JupyterMessage? parent) =>
        sockets.IoPub.Send(wire.Write([Encoding.UTF8.GetBytes(type)], type, content, parent));

    public void Status(string state, JupyterMessage? parent) => Publish("status", new JsonObject { ["execution_state"] = state }, parent);

    public void Stream(string name, string text) => Publish("stream", new JsonObject { ["name"] = name, ["text"] = text }, Parent);

    public void Display(MimeBundle bundle, string displayId) => Publish("display_data", Data(bundle, displayId), Parent);

    public void Update(MimeBundle bundle, string displayId) => Publish("update_display_data", Data(bundle, displayId), Parent);

    public void Result(MimeBundle bundle)
    {
        var content = Data(bundle, null);
        content["execution_count"] = Count;
        Publish("execute_result", content, Parent);
    }

    public void Clear(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait }, Parent);

    public void Fact(string name, string value)
    {
        // A front end has no place for facts: they are kept by runs without one.
    }

    public bool CanAsk => Parent?.Flag("allow_stdin", false) == true;

    public void Ask(string prompt, bool password) =>
        sockets.Input.Send(wire.Write(Parent!.Identities, "input_request", new() { ["prompt"] = prompt, ["password"] = password }, Parent));

    public void Error(CellError error, string code) => Publish("error", ErrorContent(error, code), Parent);

    public static JsonObject ErrorContent(CellError error, string code) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. Traceback.Lines(error, code).Select(line => (JsonNode)line)]),
    };

    private static JsonObject Data(MimeBundle bundle, string? displayId)
    {
        var content = new JsonObject { ["data"] = bundle.Data.DeepClone(), ["metadata"] = bundle.Metadata.DeepClone() };
        if (displayId is not null)
        {
            content["transient"] = new JsonObject { ["display_id"] = displayId };
        }

        return content;
    }
}
