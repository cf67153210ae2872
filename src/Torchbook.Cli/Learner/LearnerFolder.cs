using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Cli.Learner;

/// <summary>
/// The folder with a learner's copies of lessons, which version control ignores: a pull changes the lessons and not the copies. An
/// edited copy is never overwritten.
/// </summary>
/// <param name="course">The folder of the lessons.</param>
/// <param name="folder">The folder of the copies.</param>
public sealed partial class LearnerFolder(string course, string folder)
{
    /// <summary>Where the copy of <paramref name="lesson"/> is or will be.</summary>
    public string PathOf(string lesson) => Path.Combine(folder, Path.GetFileName(lesson));

    /// <summary>Copies a lesson without its outputs, so that predictions are the learner's own, unless there is an edited copy.</summary>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    public CopyOutcome Start(string lesson)
    {
        LinkFiles();
        if (!File.Exists(PathOf(lesson)))
        {
            Write(lesson);
            return CopyOutcome.Made;
        }

        var changed = StampOf(lesson) is { } stamp ? stamp.Original != CopyStamp.Hash(NotebookDocument.Load(lesson)) : (bool?)null;
        if (IsEdited(lesson))
        {
            return changed == true ? CopyOutcome.KeptButOriginalChanged : CopyOutcome.Kept;
        }

        if (changed == true)
        {
            Write(lesson);
            return CopyOutcome.BroughtUpToDate;
        }

        return CopyOutcome.AsItWas;
    }

    /// <summary>Makes the copy anew; an edited one is kept beside it under another name.</summary>
    /// <returns>Where the edited one is now; null where nothing had been edited.</returns>
    /// <exception cref="CommandException">There is no copy.</exception>
    /// <exception cref="IOException">A file cannot be written; the copy is as it was.</exception>
    public string? Reset(string lesson)
    {
        var copy = PathOf(lesson);
        if (!File.Exists(copy))
        {
            var name = Path.GetFileNameWithoutExtension(lesson);
            throw new CommandException($"there is no copy of {name} in {folder}. Make one with: ./torchbook start {name}");
        }

        var backup = IsEdited(lesson) ? Backup(copy) : null;
        Write(lesson);
        return backup;
    }

    /// <summary>The lessons of which there is a copy.</summary>
    public IReadOnlyList<string> Started(IEnumerable<string> lessons) => [.. lessons.Where(lesson => File.Exists(PathOf(lesson)))];

    private void Write(string lesson)
    {
        var document = NotebookDocument.Load(lesson);
        var original = CopyStamp.Hash(document);
        foreach (var cell in document.Cells)
        {
            cell.ClearOutputs();
            SourceStamp.Remove(cell);
            if (cell.Kind == CellKind.Markdown)
            {
                cell.Source = LinkToLesson().Replace(cell.Source, link => File.Exists(Path.Combine(folder, link.Groups[1].Value))
                    ? link.Value
                    : $"]({Path.GetRelativePath(folder, course).Replace('\\', '/')}/{link.Groups[1].Value}");
            }
        }

        (document.Metadata["torchbook"] as JsonObject)?.Remove("run");
        new CopyStamp(original, CopyStamp.Hash(document)).WriteTo(document);
        document.Save(PathOf(lesson));
    }

    // A copy that cannot be read, or was not made here, is somebody's work.
    private bool IsEdited(string lesson) => StampOf(lesson) is not { } stamp || stamp.Copy != CopyStamp.Hash(NotebookDocument.Load(PathOf(lesson)));

    private CopyStamp? StampOf(string lesson)
    {
        try
        {
            return CopyStamp.Read(NotebookDocument.Load(PathOf(lesson)));
        }
        catch (NotebookFormatException)
        {
            return null;
        }
    }

    private static string Backup(string copy)
    {
        for (var number = 1; ; number++)
        {
            var backup = $"{copy[..^".ipynb".Length]}.mine-{number}.ipynb";
            if (!File.Exists(backup))
            {
                File.Copy(copy, backup);
                return backup;
            }
        }
    }

    // What lies beside the lessons, such as pictures, is found beside the copies too.
    private void LinkFiles()
    {
        Directory.CreateDirectory(folder);
        foreach (var entry in new DirectoryInfo(course).EnumerateFileSystemInfos().Where(e => e.Extension != ".ipynb" && !e.Name.StartsWith('.')))
        {
            var link = Path.Combine(folder, entry.Name);
            if (!Path.Exists(link))
            {
                File.CreateSymbolicLink(link, entry.FullName);
            }
        }
    }

    [GeneratedRegex(@"\]\((?:\./)?([^)/:#\s]+\.ipynb)")]
    private static partial Regex LinkToLesson();
}
