using Torchbook.Notebooks.Cells;

namespace Torchbook.Cli;

/// <summary>What cells start with in this program.</summary>
internal static class LessonEngine
{
    public static CellEngineOptions Options() => new()
    {
        Packages = LessonPackages.Map(),
        MermaidFile = !Repository.Exists ? null : Path.Combine(Repository.NodeModules, "@mermaid-js", "tiny", "dist", "mermaid.tiny.js"),
    };
}
