using Torchbook.Notebooks.Cells.Packages;

namespace Torchbook.Notebooks.Cells;

/// <summary>What a <see cref="CellEngine"/> starts with.</summary>
public sealed record CellEngineOptions
{
    /// <summary>Packages answered from assemblies the program was started with.</summary>
    public PackageMap Packages { get; init; } = new();

    /// <summary>Namespaces every cell sees without a <c>using</c>.</summary>
    public IReadOnlyList<string> Imports { get; init; } =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading",
        "System.Threading.Tasks", "Torchbook.Display", "Microsoft.DotNet.Interactive",
    ];

    /// <summary>Static classes whose members every cell calls by their bare name.</summary>
    public IReadOnlyList<string> StaticImports { get; init; } = ["Torchbook.Display.DisplayFunctions", "Torchbook.Notebooks.Interactive.PageFunctions"];

    /// <summary>Mermaid's library, which draws diagrams in pages; null where it is not installed.</summary>
    public string? MermaidFile { get; init; }

    /// <summary>Where restored packages are listed, so that a second start needs no restore.</summary>
    public string PackageCache { get; init; } = Path.Combine(
        Environment.GetEnvironmentVariable("TORCHBOOK_CACHE") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "torchbook"),
        "packages");
}
