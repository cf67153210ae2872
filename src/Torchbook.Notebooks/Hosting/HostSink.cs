using System.Text.Json.Nodes;
using Torchbook.Display;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Sends what cells display to the host.</summary>
internal sealed class HostSink(OutputBuffer buffer) : IDisplaySink
{
    public void Display(MimeBundle bundle, string displayId) => Send("display", bundle, displayId);

    public void Update(MimeBundle bundle, string displayId) => Send("update", bundle, displayId);

    public void Clear(bool wait) => buffer.Send(new JsonObject { ["type"] = "clear", ["wait"] = wait });

    public void Result(MimeBundle bundle) => Send("result", bundle, null);

    private void Send(string type, MimeBundle bundle, string? displayId) => buffer.Send(new JsonObject
    {
        ["type"] = type,
        ["data"] = bundle.Data.DeepClone(),
        ["metadata"] = bundle.Metadata.DeepClone(),
        ["id"] = displayId,
    });
}
