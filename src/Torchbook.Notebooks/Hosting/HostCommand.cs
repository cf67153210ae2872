using System.Reflection;

namespace Torchbook.Notebooks.Hosting;

/// <summary>How to start a process that calls <see cref="CellHost.Run"/> with the handles of its pipes, which are added as last argument.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">What comes before the handles.</param>
public sealed record HostCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The verb by which a command line knows that it is to be a cell host.</summary>
    public const string Verb = "cell-host";

    /// <summary>A variable for processes that may be killed, whose sockets and pipes for debuggers would stay in the temporary folder.</summary>
    public static (string Name, string Value) NoDiagnosticSockets => ("DOTNET_EnableDiagnostics", "0");

    /// <summary>What starts this very program again: <c>dotnet</c> and its assembly, or its own executable.</summary>
    public static IReadOnlyList<string> Program { get; } = IsDotnet(Environment.ProcessPath!)
        ? [Environment.ProcessPath!, Assembly.GetEntryAssembly()!.Location]
        : [Environment.ProcessPath!];

    /// <summary>This very program, with <see cref="Verb"/>.</summary>
    public static HostCommand ThisProgram { get; } = new(Program[0], [.. Program.Skip(1), Verb]);

    /// <summary>A program given by its assembly, started by <c>dotnet</c>.</summary>
    public static HostCommand ForAssembly(string path) =>
        new(IsDotnet(Environment.ProcessPath!) ? Environment.ProcessPath! : "dotnet", [path, Verb]);

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
}
