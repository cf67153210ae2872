using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Jupyter's messages as signed frames. Any thread.</summary>
internal sealed class JupyterWire(string key)
{
    public const string ProtocolVersion = "5.4";

    /// <summary>The most that the parts of one message may weigh together. A cell's text takes far less; front ends send nothing else.</summary>
    public const int MaxBytes = 32 << 20;

    private const int MaxIdentities = 16;
    private static readonly JsonDocumentOptions strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };
    private static readonly byte[] delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] nothing = "{}"u8.ToArray();
    private readonly MessageSignature signature = new(key);
    private readonly ReplayGuard replays = new();
    private readonly string session = Guid.NewGuid().ToString("N");

    /// <summary>The message in some frames; null, with a line in the log, for one that is malformed, not signed with our key, or came before.</summary>
    public JupyterMessage? Read(List<byte[]> frames)
    {
        var refusal = TryRead(frames, out var message);
        if (refusal is not null)
        {
            KernelLog.Refused(refusal);
        }

        return message;
    }

    /// <returns>Why there is no message; null where there is one.</returns>
    public string? TryRead(List<byte[]> frames, out JupyterMessage? message)
    {
        message = null;
        var start = frames.FindIndex(f => f.AsSpan().SequenceEqual(delimiter));
        if (start is < 0 or > MaxIdentities || frames.Count < start + 6)
        {
            return "its frames are not those of a Jupyter message";
        }

        var parts = frames.GetRange(start + 2, 4);
        if (parts.Sum(p => (long)p.Length) is var bytes and > MaxBytes)
        {
            return $"it has {bytes:N0} bytes, more than {MaxBytes:N0}";
        }

        if (signature.IsNeeded && Check(frames[start + 1], parts) is { } suspicious)
        {
            return suspicious;
        }

        try
        {
            message = Parse(frames.GetRange(0, start), parts);
            return message is null ? "its header, parent, metadata or content is no object, or its type no text" : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"it is not valid JSON ({e.Message})";
        }
    }

    public List<byte[]> Write(IEnumerable<byte[]> identities, string type, JsonObject content, JupyterMessage? parent)
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("o"),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] parts = [Bytes(header), parent is null ? nothing : Bytes(parent.Header), nothing, Bytes(content)];
        return [.. identities, delimiter, signature.Of(parts), .. parts];
    }

    private string? Check(byte[] sent, List<byte[]> parts)
    {
        if (!signature.Matches(sent, parts))
        {
            return sent.Length == 0 ? "it is not signed" : "its signature is not that of our key";
        }

        return replays.IsFirst(sent) ? null : "it came before, with the same signature";
    }

    // What a header says goes back with every answer, so that all of it must be text that can be written again.
    private static JupyterMessage? Parse(IReadOnlyList<byte[]> identities, List<byte[]> parts)
    {
        if (!parts.TrueForAll(part => Utf8.IsValid(part)))
        {
            throw new JsonException("not UTF-8");
        }

        var objects = parts.ConvertAll(part => JsonNode.Parse(part, null, strict) as JsonObject);
        if (objects.Contains(null) || objects[0]!["msg_type"] is not JsonValue type || !type.TryGetValue<string>(out _))
        {
            return null;
        }

        _ = Bytes(objects[0]!);
        return new(identities, objects[0]!, objects[3]!) { Metadata = objects[2]! };
    }

    private static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node);
}
