using System.IO.Enumeration;

namespace Torchbook.Notebooks.Jupyter.History;

/// <summary>The cells of this session and of earlier ones. Where they cannot be kept on disk, this session's are kept in memory.</summary>
internal sealed class CellHistory(HistoryFile file)
{
    private List<HistoryEntry>? entries;
    private int session = 1;
    private bool isKept = true;

    public void Add(int line, string source)
    {
        var all = Entries();
        var entry = new HistoryEntry(session, line, source);
        all.Add(entry);
        if (isKept)
        {
            isKept = Try(() => file.Append(entry));
        }
    }

    /// <summary>The last <paramref name="count"/> cells.</summary>
    public IEnumerable<HistoryEntry> Tail(int count) => Entries().TakeLast(count);

    /// <summary>Cells of one session.</summary>
    /// <param name="wanted">Its number; 0 for this one, -1 for the one before.</param>
    /// <param name="start">The first execution count.</param>
    /// <param name="stop">The execution count behind the last; null for all.</param>
    public IEnumerable<HistoryEntry> Range(int wanted, int start, int? stop)
    {
        var all = Entries();
        var number = wanted > 0 ? wanted : session + wanted;
        return all.Where(e => e.Session == number && e.Line >= start && e.Line < (stop ?? int.MaxValue));
    }

    /// <summary>Cells whose text is like a pattern with <c>*</c> and <c>?</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="count">How many of the newest; null for all.</param>
    /// <param name="unique">Whether of equal texts only the newest counts.</param>
    public IEnumerable<HistoryEntry> Search(string pattern, int? count, bool unique)
    {
        var found = Entries().Where(e => FileSystemName.MatchesSimpleExpression(Escape(pattern), e.Source, ignoreCase: false));
        if (unique)
        {
            found = found.Reverse().DistinctBy(e => e.Source).Reverse();
        }

        return count is { } most ? found.TakeLast(most) : found;
    }

    // To the matcher a backslash means that the next character stands for itself.
    private static string Escape(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);

    private List<HistoryEntry> Entries()
    {
        if (entries is null)
        {
            entries = [];
            isKept = Try(() =>
            {
                (session, var earlier) = file.Begin();
                entries.AddRange(earlier);
            });
        }

        return entries;
    }

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"torchbook kernel: the history of cells is not kept ({e.Message})");
            return false;
        }
    }
}
