using System.Runtime.CompilerServices;

namespace Torchbook.Tests;

/// <summary>
/// Compares text with the file accepted for it, <c>NAME.verified.EXT</c> beside the test. With <c>TORCHBOOK_ACCEPT=1</c> the file is
/// written instead: look at what changed before committing it. Text that differs is kept in <c>NAME.received.EXT</c>.
/// </summary>
public static class Snapshot
{
    public static void Match(string text, string name, [CallerFilePath] string testFile = "")
    {
        text = text.ReplaceLineEndings("\n");
        var file = Path.Combine(Path.GetDirectoryName(testFile)!, Path.ChangeExtension(name, null) + ".verified" + Path.GetExtension(name));
        if (Environment.GetEnvironmentVariable("TORCHBOOK_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        var accepted = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (text != accepted)
        {
            File.WriteAllText(file.Replace(".verified", ".received", StringComparison.Ordinal), text);
            Assert.Fail($"{Path.GetFileName(file)} differs{Difference(accepted.Split('\n'), text.Split('\n'))}\nIf the new text is right, run this test once with TORCHBOOK_ACCEPT=1.");
        }
    }

    private static string Difference(string[] accepted, string[] actual)
    {
        var line = Enumerable.Range(0, Math.Max(accepted.Length, actual.Length)).First(i => accepted.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i));
        return $" from line {line + 1} on ({accepted.Length} lines accepted, {actual.Length} now):\n- {accepted.ElementAtOrDefault(line) ?? "(end)"}\n+ {actual.ElementAtOrDefault(line) ?? "(end)"}";
    }
}
