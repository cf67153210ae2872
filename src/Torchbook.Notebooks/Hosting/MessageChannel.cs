using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Hosting;

/// <summary>JSON objects, one a line, over a pipe between the host and the process that runs cells.</summary>
internal sealed class MessageChannel(Stream pipe) : IDisposable
{
    private static readonly JsonSerializerOptions compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock gate = new();
    private readonly StreamReader reader = new(pipe, new UTF8Encoding(false), false, 1 << 16);

    /// <summary>Sends one message; safe from any thread.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(JsonObject message)
    {
        var line = Encoding.UTF8.GetBytes(message.ToJsonString(compact) + "\n");
        lock (gate)
        {
            pipe.Write(line);
            pipe.Flush();
        }
    }

    /// <summary>The next message; null when the other side is gone.</summary>
    public async ValueTask<JsonObject?> ReceiveAsync()
    {
        try
        {
            return await reader.ReadLineAsync().ConfigureAwait(false) is { } line ? (JsonObject)JsonNode.Parse(line)! : null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    public void Dispose() => pipe.Dispose();
}
