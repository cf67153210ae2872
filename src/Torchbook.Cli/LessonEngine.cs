using Torchbook.Notebooks.Cells;

namespace Torchbook.Cli;

/// <summary>What cells start with in this program.</summary>
internal static class LessonEngine
{
    public static CellEngineOptions Options() => new()
    {
        Packages = LessonPackages.Map(),
        MermaidFile = Path.Combine(Repository.Environment, "node_modules", "@mermaid-js", "tiny", "dist", "mermaid.tiny.js"),
    };
}
