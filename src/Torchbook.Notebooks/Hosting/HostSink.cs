using System.Text.Json.Nodes;
using Torchbook.Display;

namespace Torchbook.Notebooks.Hosting;

/// <summary>Sends what cells display to the host.</summary>
internal sealed class HostSink(OutputBuffer buffer) : IDisplaySink
{
    /// <summary>The most that one display may weigh. Browsers give up far below 100 MB.</summary>
    public const int MaxCharacters = 32 << 20;

    public void Display(MimeBundle bundle, string displayId) => buffer.Send(Message("display", bundle, displayId));

    public void Update(MimeBundle bundle, string displayId) => buffer.Update(displayId, Message("update", bundle, displayId));

    public void Clear(bool wait) => buffer.Send(new JsonObject { ["type"] = "clear", ["wait"] = wait });

    public void Result(MimeBundle bundle) => buffer.Send(Message("result", bundle, null));

    private static JsonObject Message(string type, MimeBundle bundle, string? displayId)
    {
        var shown = Size(bundle) is var size && size > MaxCharacters ? TooLarge(size) : bundle;
        return new()
        {
            ["type"] = type,
            ["data"] = shown.Data.DeepClone(),
            ["metadata"] = shown.Metadata.DeepClone(),
            ["id"] = displayId,
        };
    }

    private static long Size(MimeBundle bundle) => bundle.Data.Sum(part =>
        part.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text.Length : part.Value?.ToJsonString().Length ?? 0L);

    private static MimeBundle TooLarge(long size)
    {
        var bundle = new MimeBundle();
        bundle.Data[Mime.PlainText] = $"[Not shown: this output has {size / 1e6:0.0} MB, and a notebook takes {MaxCharacters / 1e6:0.0} MB. Show a part of it, or write it to a file.]";
        return bundle;
    }
}
