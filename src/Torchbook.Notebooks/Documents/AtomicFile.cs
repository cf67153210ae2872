using System.Text;

namespace Torchbook.Notebooks.Documents;

/// <summary>Writes whole files: a reader, also after a crash, sees either the old content or all of the new.</summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="text"/> as UTF-8 without byte order mark.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Writes beside <paramref name="path"/>, flushes to the disk, then renames; creates missing folders. A link's target is written, and
    /// a file keeps its permissions. What a killed writer left beside it goes away.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written; the message names the cause and the remedy.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        path = Path.GetFullPath(path);
        try
        {
            path = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
            var old = new FileInfo(path);
            if (old is { Exists: true, IsReadOnly: true })
            {
                throw new UnauthorizedAccessException("the file is read-only");
            }

            Directory.CreateDirectory(old.DirectoryName!);
            using var temporary = new TemporaryFile(old);
            temporary.Replace(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Describe(path, e);
        }
    }

    /// <summary>An error of the file system in words of cause and remedy.</summary>
    public static IOException Describe(string path, Exception e) => new(
        $"{path}: cannot be written ({(IsDiskFull(e) ? "the disk is full" : e.Message)}). {Remedy(e)}", e);

    private static string Remedy(Exception e) => e switch
    {
        UnauthorizedAccessException => "Choose another folder, or give yourself the right to write there.",
        _ when IsDiskFull(e) => "Free some space on this disk and try again; what stood there before is unchanged.",
        _ => "Check that the folder exists and can be written to.",
    };

    // ENOSPC and EDQUOT on Linux; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(Exception e) => e is IOException && (e.HResult & 0xFFFF) is 28 or 122 or 112 or 39;
}
