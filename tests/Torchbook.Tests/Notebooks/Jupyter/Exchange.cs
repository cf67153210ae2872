using System.Text.Json.Nodes;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>A request's reply and all that was published for it.</summary>
internal sealed record Exchange(FrontEndMessage? Answer, IReadOnlyList<FrontEndMessage> Published)
{
    public JsonObject Reply => Answer!.Content;

    public string Status => (string)Reply["status"]!;

    /// <summary>The types of what was published, in order.</summary>
    public IEnumerable<string> Order => Published.Select(m => m.Type == "status" ? m["execution_state"] : m.Type);

    /// <summary>Everything printed.</summary>
    public string Text => string.Concat(All("stream").Select(m => m["text"]));

    /// <summary>The value shown as text.</summary>
    public string Value => (string)One("execute_result").Content["data"]!["text/plain"]!;

    public IEnumerable<FrontEndMessage> All(string type) => Published.Where(m => m.Type == type);

    public FrontEndMessage One(string type) => Assert.Single(All(type));
}
