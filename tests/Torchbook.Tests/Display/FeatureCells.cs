using System.Runtime.CompilerServices;

namespace Torchbook.Tests.Display;

/// <summary>The cells of a file beside the tests: each begins with a line <c>//: name</c>.</summary>
internal static class FeatureCells
{
    public static IReadOnlyDictionary<string, string> Read(string file, [CallerFilePath] string here = "")
    {
        var cells = new Dictionary<string, string>();
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, file)).ReplaceLineEndings("\n");
        foreach (var part in text.Split("//: ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n');
            cells.Add(part[..end].Trim(), part[(end + 1)..].Trim());
        }

        return cells;
    }
}
