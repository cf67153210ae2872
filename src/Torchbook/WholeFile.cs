namespace Torchbook;

/// <summary>Writes a file so that nobody ever sees half of it: it appears under its name when it is complete.</summary>
internal static class WholeFile
{
    /// <param name="path">The file, replaced if it is there; its folder is made.</param>
    /// <param name="write">Writes the content. When it throws, the file is as it was.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var partial = $"{full}.{Guid.NewGuid():N}.partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, full, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
