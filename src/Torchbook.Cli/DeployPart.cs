namespace Torchbook.Cli;

/// <summary>Torchbook.Deploy, which a program is built without where ONNX Runtime is not on the machine.</summary>
internal static class DeployPart
{
    /// <summary>The id that lessons name.</summary>
    public const string Package = "Torchbook.Deploy";

    public const string Reason = "Torchbook.Deploy was not built, because ONNX Runtime is not on this machine. ./torchbook setup gets it (on Linux x64); ./torchbook doctor says what is missing.";

    public static bool IsBuilt { get; } = File.Exists(Path.Combine(AppContext.BaseDirectory, Package + ".dll"));

    /// <summary>Whether a notebook can run here; false for one that names a part that was not built.</summary>
    public static bool IsEnoughFor(string notebook) => IsBuilt || !File.ReadAllText(notebook).Contains($"nuget: {Package}", StringComparison.Ordinal);
}
