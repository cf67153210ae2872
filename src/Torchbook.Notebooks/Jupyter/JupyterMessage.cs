using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>A message as it came from a front end.</summary>
/// <param name="Identities">Who gets the answer.</param>
/// <param name="Header">Its header, which becomes the parent of all answers.</param>
/// <param name="Content">What it says.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Content)
{
    /// <summary>What a front end adds for whom it may concern, such as the cell's language.</summary>
    public JsonObject Metadata { get; init; } = [];

    public string Type => (string)Header["msg_type"]!;

    /// <summary>What an answer to it is called.</summary>
    public string ReplyType => Type.Replace("_request", "_reply", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">It is not text.</exception>
    public string Text(string name) => (string?)Content[name] ?? throw new InvalidOperationException($"{Type} has no {name}.");

    public string Text(string name, string otherwise) => (string?)Content[name] ?? otherwise;

    /// <exception cref="InvalidOperationException">It is not a number.</exception>
    public int Number(string name, int otherwise) => (int?)Content[name] ?? otherwise;

    /// <exception cref="InvalidOperationException">It is neither true nor false.</exception>
    public bool Flag(string name, bool otherwise) => (bool?)Content[name] ?? otherwise;
}
