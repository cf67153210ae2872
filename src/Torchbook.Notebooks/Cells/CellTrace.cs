using System.Text.RegularExpressions;
using Torchbook.Display;

namespace Torchbook.Notebooks.Cells;

/// <summary>Turns an exception into what a learner needs: message, and the frames of cells and libraries, without the host's own.</summary>
internal static partial class CellTrace
{
    private const int MostFrames = 30;

    public static CellError Describe(Exception exception, string cellName)
    {
        string[] explanation = ErrorExplanations.Find(exception) is { } words ? [words] : [];
        var trace = new List<string>(explanation);
        for (var e = exception; e is not null; e = e.InnerException)
        {
            trace.Add((e == exception ? "" : "caused by ") + $"{e.GetType().FullName}: {MessageOf(e)}");
            trace.AddRange(Frames(e));
        }

        return new(exception.GetType().Name, string.Join('\n', explanation.Append(MessageOf(exception))), LineIn(exception, cellName), trace);
    }

    private static string MessageOf(Exception e) => e is InsufficientExecutionStackException
        ? "The calls nest too deep for the stack: most likely a method calls itself without end."
        : e.Message;

    private static IEnumerable<string> Frames(Exception e)
    {
        var frames = (e.StackTrace ?? "").Split('\n')
            .TakeWhile(f => !f.Contains("Torchbook.Notebooks.Cells.CellSession", StringComparison.Ordinal))
            .Where(f => !f.Contains("Torchbook.Notebooks.Cells.", StringComparison.Ordinal)
                && !f.Contains("EnsureSufficientExecutionStack", StringComparison.Ordinal)
                && !f.Contains("System.Reflection.MethodBaseInvoker", StringComparison.Ordinal)
                && !f.StartsWith("--- End of stack trace", StringComparison.Ordinal))
            .Select(Simplify)
            .ToList();
        return frames.Count <= MostFrames
            ? frames
            : [.. frames.Take(MostFrames), $"   … {frames.Count - MostFrames} more frames"];
    }

    private static string Simplify(string frame) =>
        Folders().Replace(ScriptClass().Replace(CellBody().Replace(frame.TrimEnd(), ""), ""), "");

    private static int? LineIn(Exception? exception, string cellName)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var match = Regex.Match(e.StackTrace ?? "", Regex.Escape(cellName) + @":line (\d+)");
            if (match.Success)
            {
                return int.Parse(match.Groups[1].Value);
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<=at )(Script\.<<Initialize>>d__\d+\.MoveNext|<StartupCode\$FSI_\d+>\.\$FSI_\d+\.main@)\(\) in ")]
    private static partial Regex CellBody();

    [GeneratedRegex(@"(?<=at )(Script|FSI_\d+)\.")]
    private static partial Regex ScriptClass();

    // A file's name tells enough, where the library was built tells nobody anything; F# takes a cell's name for a file in a folder.
    [GeneratedRegex(@"(?<=at |in )(?:[A-Za-z]:)?[\\/][^:]*[\\/](?=[^\\/:]+:line \d+$)")]
    private static partial Regex Folders();
}
