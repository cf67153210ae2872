using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Runner;

/// <summary>A run as JUnit's XML, which continuous integration services show: a test suite a lesson, a test case a cell.</summary>
public static class JUnitReport
{
    private const int LongestName = 80;

    /// <param name="path">The file.</param>
    /// <param name="result">The run.</param>
    /// <param name="ended">When it ended.</param>
    /// <exception cref="IOException">The file cannot be written; the message names cause and remedy.</exception>
    public static void Write(string path, RunResult result, DateTimeOffset ended)
    {
        var suites = new XElement("testsuites", result.Lessons.Select((lesson, i) => Suite(lesson, i, ended)));
        AtomicFile.WriteText(path, new XDeclaration("1.0", "utf-8", null) + "\n" + suites + "\n");
    }

    private static XElement Suite(LessonResult lesson, int index, DateTimeOffset ended)
    {
        List<XElement> cases = [.. lesson.Reports.Select(report => Case(lesson, report))];
        // What kept the lesson from running, or from being written, belongs to no cell.
        var own = lesson.Error is { Cell: null } error ? new[] { Case(lesson, "lesson", lesson.Seconds, Problem("error", error)) } : [];
        return new XElement("testsuite",
            new XAttribute("id", index),
            new XAttribute("package", "lessons"),
            new XAttribute("name", Clean(lesson.Lesson)),
            new XAttribute("timestamp", ended.UtcDateTime.AddSeconds(-lesson.Seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
            new XAttribute("hostname", Environment.MachineName),
            new XAttribute("tests", cases.Count + own.Length),
            new XAttribute("failures", lesson.Reports.Count(r => r.Status == CellStatus.Failed)),
            new XAttribute("errors", own.Length),
            new XAttribute("skipped", lesson.Reports.Count(r => r.Status == CellStatus.NotRun)),
            new XAttribute("time", Seconds(lesson.Seconds)),
            new XElement("properties"),
            cases,
            own,
            new XElement("system-out"),
            new XElement("system-err"));
    }

    private static XElement Case(LessonResult lesson, CellReport report) => Case(lesson, $"In[{report.Number}] {FirstLine(report.Source)}", report.Seconds, report.Status switch
    {
        CellStatus.Failed => Problem("failure", report.Error!),
        CellStatus.NotRun => new XElement("skipped"),
        _ => null,
    });

    private static XElement Case(LessonResult lesson, string name, double seconds, XElement? problem) => new("testcase",
        new XAttribute("classname", Clean(lesson.Lesson)), new XAttribute("name", Clean(name)), new XAttribute("time", Seconds(seconds)), problem);

    private static XElement Problem(string kind, LessonError error) => new(kind,
        new XAttribute("type", Clean(error.Name)), new XAttribute("message", Clean(error.Message)), Clean(error.ToString()));

    private static string FirstLine(string source)
    {
        var line = source.Split('\n').Select(l => l.Trim()).First(l => l.Length > 0);
        return line.Length <= LongestName ? line : line[..LongestName] + "…";
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML has no place for control characters, and a terminal's colors are some.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\ufffd" : rune.ToString());
        }

        return clean.ToString();
    }
}
