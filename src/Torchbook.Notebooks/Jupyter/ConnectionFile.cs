using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Where a front end wants its kernel to listen, and the key that signs their messages.</summary>
internal sealed record ConnectionFile(string Transport, string Address, string Key, IReadOnlyDictionary<string, int> Ports)
{
    private static readonly string[] channels = ["shell", "control", "iopub", "stdin", "hb"];

    /// <exception cref="InvalidDataException">The file is not a connection file of Jupyter's protocol 5.</exception>
    public static ConnectionFile Load(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            var scheme = (string?)json["signature_scheme"];
            if (scheme is { Length: > 0 } and not "hmac-sha256")
            {
                throw new InvalidDataException($"{path}: messages are to be signed with {scheme}; this kernel knows hmac-sha256.");
            }

            return new((string)json["transport"]!, (string)json["ip"]!, (string?)json["key"] ?? "",
                channels.ToDictionary(c => c, c => (int)json[c + "_port"]!));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: the connection file cannot be read ({e.Message}). Front ends write it; a kernel is not started by hand.", e);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentNullException or NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path}: this is not a connection file of Jupyter.", e);
        }
    }

    public string Endpoint(string channel) => Transport == "ipc" ? $"ipc://{Address}-{Ports[channel]}" : $"{Transport}://{Address}:{Ports[channel]}";
}
