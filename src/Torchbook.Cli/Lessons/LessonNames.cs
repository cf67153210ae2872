using System.Globalization;

namespace Torchbook.Cli.Lessons;

/// <summary>Lessons as people call them: <c>4</c>, <c>04</c>, <c>training</c>, <c>04-training-a-convnet</c>.</summary>
public static class LessonNames
{
    /// <summary>The one of <paramref name="lessons"/> that is meant.</summary>
    /// <param name="wanted">A number, a name, or the beginning of one.</param>
    /// <param name="lessons">Paths of notebooks named <c>NN-title.ipynb</c>.</param>
    /// <exception cref="CommandException">None is meant, or several could be; the message lists them.</exception>
    public static string Find(string wanted, IReadOnlyList<string> lessons)
    {
        var text = wanted.Trim().Replace(' ', '-').ToLowerInvariant();
        text = text.EndsWith(".ipynb", StringComparison.Ordinal) ? text[..^6] : text;
        Func<string, bool>[] ways =
        [
            name => name == text,
            name => Number(name) is { } number && Number(text + "-") == number,
            name => name.StartsWith(text, StringComparison.Ordinal) || Title(name).StartsWith(text, StringComparison.Ordinal),
            name => name.Contains(text, StringComparison.Ordinal),
        ];
        var found = text.Length == 0 ? [] : ways.Select(way => lessons.Where(path => way(Name(path).ToLowerInvariant())).ToList()).FirstOrDefault(list => list.Count > 0) ?? [];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new CommandException($"there is no lesson '{wanted}'.{Nearest(text, lessons)} The lessons are:{List(lessons)}"),
            _ => throw new CommandException($"'{wanted}' could be {found.Count} lessons:{List(found)}"),
        };
    }

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    private static string Title(string name) => name[(name.IndexOf('-') + 1)..];

    private static int? Number(string name) =>
        int.TryParse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string List(IEnumerable<string> lessons) => string.Concat(lessons.Select(path => $"\n  {Name(path)}"));

    private static string Nearest(string text, IReadOnlyList<string> lessons)
    {
        // A wrong letter in three is a slip; more is another word.
        var near = lessons.Select(path => (Name: Name(path), Distance: Distance(path, text))).Where(l => text.Length > 0 && l.Distance <= text.Length / 3).ToList();
        return near.Count > 0 ? $" Did you mean {near.MinBy(l => l.Distance).Name}?" : "";
    }

    // The beginning of a title, or one of its words, is what people type.
    private static int Distance(string path, string text)
    {
        var title = Title(Name(path).ToLowerInvariant());
        return title.Split('-').Append(title).Append(title[..Math.Min(text.Length, title.Length)]).Min(word => Edits(word, text));
    }

    /// <summary>How many letters must be changed, put in or left out to make one word of the other.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
