using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>A message as a front end reads and writes it.</summary>
internal sealed record FrontEndMessage(string Type, string ParentId, JsonObject Content)
{
    private const string Delimiter = "<IDS|MSG>";

    public string this[string name] => (string)Content[name]!;

    public static List<byte[]> Write(string key, string id, string session, string type, JsonObject content, JsonObject? metadata = null)
    {
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["session"] = session,
            ["username"] = "tester",
            ["date"] = "2026-11-20T12:00:00Z",
            ["msg_type"] = type,
            ["version"] = "5.4",
        };
        byte[][] parts = [.. new[] { header.ToJsonString(), "{}", (metadata ?? []).ToJsonString(), content.ToJsonString() }.Select(Encoding.UTF8.GetBytes)];
        return [Encoding.ASCII.GetBytes(Delimiter), Sign(key, parts), .. parts];
    }

    /// <summary>Reads a message and holds it to the protocol: signed, with a complete header.</summary>
    public static FrontEndMessage Read(string key, List<byte[]> frames)
    {
        var start = frames.FindIndex(f => Encoding.ASCII.GetString(f) == Delimiter);
        Assert.True(start >= 0);
        var parts = frames[(start + 2)..(start + 6)];
        Assert.Equal(Sign(key, parts), frames[start + 1]);
        var json = parts.Select(p => JsonNode.Parse(p)!.AsObject()).ToList();
        Assert.All(["msg_id", "session", "username", "date", "msg_type"], name => Assert.NotEmpty((string)json[0][name]!));
        Assert.Equal("5.4", (string)json[0]["version"]!);
        return new((string)json[0]["msg_type"]!, (string?)json[1]["msg_id"] ?? "", json[3]);
    }

    private static byte[] Sign(string key, IEnumerable<byte[]> parts) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), parts.SelectMany(p => p).ToArray())));
}
