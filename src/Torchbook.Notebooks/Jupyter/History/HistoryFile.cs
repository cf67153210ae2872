using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Jupyter.History;

/// <summary>
/// The cells that were run, one JSON array a line. Several kernels may write at once, and any of them may be killed while it does:
/// they take turns by locking the file, and a line that was not finished is skipped.
/// </summary>
internal sealed class HistoryFile(string path)
{
    private const int MostBytes = 1 << 20;
    private const int Attempts = 50;
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(10);
    private static readonly JsonSerializerOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In the user's data folder, or where <c>TORCHBOOK_CACHE</c> says.</summary>
    public static HistoryFile OfTheUser() => new(Path.Combine(
        Environment.GetEnvironmentVariable("TORCHBOOK_CACHE") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "torchbook"),
        "history.jsonl"));

    /// <summary>Begins a session and gives it the next number.</summary>
    /// <returns>The number, and the cells of earlier sessions.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public (int Session, IReadOnlyList<HistoryEntry> Earlier) Begin()
    {
        using var file = Open();
        var all = Read(file);
        var session = all.Select(e => e.Session).DefaultIfEmpty(0).Max() + 1;
        // A mark without text, so that a kernel which starts now takes the next number.
        var mark = new HistoryEntry(session, 0, "");
        var earlier = all.Where(e => e.Line > 0).ToList();
        if (file.Length > MostBytes)
        {
            // Others that wait for the lock find the new file when they try again.
            AtomicFile.WriteText(path, string.Concat(Newest(earlier, MostBytes / 2).Append(Line(mark))));
        }
        else
        {
            Append(file, mark);
        }

        return (session, earlier);
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Append(HistoryEntry entry)
    {
        using var file = Open();
        Append(file, entry);
    }

    private static IEnumerable<string> Newest(IReadOnlyList<HistoryEntry> entries, int mostBytes)
    {
        var size = 0;
        return entries.Reverse().Select(Line).TakeWhile(line => (size += Encoding.UTF8.GetByteCount(line)) <= mostBytes).Reverse();
    }

    private static void Append(FileStream file, HistoryEntry entry)
    {
        var isTorn = false;
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            isTorn = file.ReadByte() != '\n';
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes((isTorn ? "\n" : "") + Line(entry)));
    }

    // Opening without sharing locks the file among all who open it so.
    private FileStream Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                Thread.Sleep(pause);
            }
        }
    }

    private static List<HistoryEntry> Read(FileStream file)
    {
        file.Seek(0, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var entries = new List<HistoryEntry>();
        while (reader.ReadLine() is { } line)
        {
            if (Parse(line) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static HistoryEntry? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonArray { Count: 3 } parts ? new((int)parts[0]!, (int)parts[1]!, (string)parts[2]!) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentNullException or NullReferenceException)
        {
            return null;
        }
    }

    private static string Line(HistoryEntry entry) => new JsonArray(entry.Session, entry.Line, entry.Source).ToJsonString(readable) + "\n";
}
