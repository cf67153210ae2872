using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Hosting;

/// <summary>JSON objects, one a line, over two pipes between the host and the process that runs cells.</summary>
internal sealed class MessageChannel(Stream input, Stream output) : IDisposable
{
    private static readonly JsonWriterOptions compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock gate = new();
    private readonly StreamReader reader = new(input, new UTF8Encoding(false), false, 1 << 16);

    /// <summary>Sends one message; safe from any thread.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(JsonObject message)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line, compact))
        {
            message.WriteTo(writer);
        }

        line.Write("\n"u8);
        lock (gate)
        {
            output.Write(line.WrittenSpan);
        }
    }

    /// <summary>Waits for the next message; null when the other side is gone. One thread, and one of its own: cells may hold all others.</summary>
    public JsonObject? Receive()
    {
        try
        {
            return reader.ReadLine() is { } line ? (JsonObject)JsonNode.Parse(line)! : null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }
}
