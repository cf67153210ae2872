using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>A message as it came from a front end.</summary>
/// <param name="Identities">Who gets the answer.</param>
/// <param name="Header">Its header, which becomes the parent of all answers.</param>
/// <param name="Content">What it says.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Content)
{
    public string Type => (string)Header["msg_type"]!;
}
