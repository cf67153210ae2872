using System.Net;
using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Where a front end wants its kernel to listen, and the key that signs their messages.</summary>
internal sealed record ConnectionFile(string Transport, string Address, string Key, IReadOnlyDictionary<string, int> Ports)
{
    /// <summary>Set to 1 where a kernel may listen on an address that other machines reach, such as a container's.</summary>
    public const string AllowRemote = "TORCHBOOK_KERNEL_ALLOW_REMOTE";

    private static readonly string[] channels = ["shell", "control", "iopub", "stdin", "hb"];

    /// <exception cref="InvalidDataException">The file is not a connection file of Jupyter's protocol 5, or it is not safe to listen there.</exception>
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

            var file = new ConnectionFile((string)json["transport"]!, (string)json["ip"]!, (string?)json["key"] ?? "",
                channels.ToDictionary(c => c, c => (int)json[c + "_port"]!));
            file.Check(path);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: the connection file cannot be read ({e.Message}). Front ends write it; a kernel is not started by hand.", e);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path}: this is not a connection file of Jupyter.", e);
        }
    }

    public string Endpoint(string channel) => Transport == "ipc" ? $"ipc://{Address}-{Ports[channel]}" : $"{Transport}://{Host}:{Ports[channel]}";

    // libzmq binds to addresses; of names there is one that needs no look-up.
    private string Host => Address switch
    {
        "localhost" => "127.0.0.1",
        _ when Address.Contains(':') => $"[{Address}]",
        _ => Address,
    };

    // Whoever reaches the kernel's ports and has the key runs code as this user.
    private void Check(string path)
    {
        if (Transport is not ("tcp" or "ipc") || Ports.Values.Any(port => port is < 1 or > 65535))
        {
            throw new InvalidDataException($"{path}: this is not a connection file of Jupyter: the transport is tcp or ipc, a port is a number from 1 to 65535.");
        }

        if (Transport == "ipc" || Address == "localhost" || (IPAddress.TryParse(Address, out var address) && IPAddress.IsLoopback(address)))
        {
            return;
        }

        if (Environment.GetEnvironmentVariable(AllowRemote) != "1")
        {
            throw new InvalidDataException($"{path}: the kernel is to listen on {Address}, where other machines could reach it; it listens on 127.0.0.1 only. "
                + $"Where that is wanted, set {AllowRemote}=1 for the kernel.");
        }

        if (Key.Length == 0)
        {
            throw new InvalidDataException($"{path}: without a key everybody who reaches {Address} could run code here. Give the connection a key.");
        }
    }
}
