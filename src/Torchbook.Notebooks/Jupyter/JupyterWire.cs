using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Jupyter's messages as signed frames.</summary>
internal sealed class JupyterWire(string key)
{
    public const string ProtocolVersion = "5.4";
    private static readonly byte[] delimiter = "<IDS|MSG>"u8.ToArray();
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);
    private readonly string session = Guid.NewGuid().ToString("N");

    /// <summary>The message in some frames; null for one that is malformed or not signed with our key.</summary>
    public JupyterMessage? Read(List<byte[]> frames)
    {
        var start = frames.FindIndex(f => f.AsSpan().SequenceEqual(delimiter));
        if (start < 0 || frames.Count < start + 6)
        {
            return null;
        }

        var parts = frames.GetRange(start + 2, 4);
        if (key.Length > 0 && !CryptographicOperations.FixedTimeEquals(Sign(parts), frames[start + 1]))
        {
            return null;
        }

        try
        {
            var header = JsonNode.Parse(parts[0])?.AsObject();
            return header?["msg_type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String
                ? new(frames.GetRange(0, start), header, JsonNode.Parse(parts[3])?.AsObject() ?? []) { Metadata = JsonNode.Parse(parts[2]) as JsonObject ?? [] }
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
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
        byte[][] parts = [Bytes(header), Bytes(parent?.Header ?? []), "{}"u8.ToArray(), Bytes(content)];
        return [.. identities, delimiter, Sign(parts), .. parts];
    }

    private byte[] Sign(IEnumerable<byte[]> parts)
    {
        if (key.Length == 0)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node);
}
