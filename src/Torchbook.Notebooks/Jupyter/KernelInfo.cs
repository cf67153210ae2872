using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>How the kernel introduces itself.</summary>
internal static class KernelInfo
{
    public static JsonObject Reply()
    {
        var version = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);
        return new()
        {
            ["status"] = "ok",
            ["protocol_version"] = JupyterWire.ProtocolVersion,
            ["implementation"] = "torchbook",
            ["implementation_version"] = version,
            ["banner"] = $"Torchbook {version}: C# 14 on .NET {Environment.Version}",
            ["debugger"] = false,
            ["help_links"] = new JsonArray
            {
                Link("C#", "https://learn.microsoft.com/dotnet/csharp/"),
                Link(".NET's libraries", "https://learn.microsoft.com/dotnet/api/"),
                Link("TorchSharp", "https://github.com/dotnet/TorchSharp/wiki"),
            },
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
                ["nbconvert_exporter"] = "script",
            },
        };
    }

    /// <summary>The answer to a <c>connect_request</c>.</summary>
    public static JsonObject Ports(ConnectionFile connection)
    {
        var reply = new JsonObject { ["status"] = "ok" };
        foreach (var (channel, port) in connection.Ports)
        {
            reply[channel + "_port"] = port;
        }

        return reply;
    }

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
