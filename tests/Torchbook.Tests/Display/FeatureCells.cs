using System.Runtime.CompilerServices;

namespace Torchbook.Tests.Display;

/// <summary>The cells of <c>Cells.csx</c>: each begins with a line <c>//: name</c>.</summary>
internal static class FeatureCells
{
    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    private static Dictionary<string, string> Read([CallerFilePath] string here = "")
    {
        var cells = new Dictionary<string, string>();
        foreach (var part in File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Cells.csx")).ReplaceLineEndings("\n").Split("//: ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n');
            cells.Add(part[..end].Trim(), part[(end + 1)..].Trim());
        }

        return cells;
    }
}
