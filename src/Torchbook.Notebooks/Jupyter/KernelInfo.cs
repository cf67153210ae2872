using System.Text.Json.Nodes;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>How the kernel introduces itself.</summary>
internal static class KernelInfo
{
    public static JsonObject Reply()
    {
        var version = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = JupyterWire.ProtocolVersion,
            ["implementation"] = "torchbook",
            ["implementation_version"] = version,
            ["banner"] = $"Torchbook {version}: C# 14 on .NET {Environment.Version}",
            ["help_links"] = new JsonArray(),
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
        };
    }
}
