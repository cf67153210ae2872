namespace Torchbook.Cli.Lessons;

/// <summary>The folder that results go to.</summary>
public static class OutputFolder
{
    /// <summary>Creates the folder and proves that files can be written there, before anything has been computed for it.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static string Prepare(string path)
    {
        var folder = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(Path.Combine(folder, $".torchbook-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write to {folder} ({failure.Message.TrimEnd('.')}). Choose another folder with --out.");
        }
    }
}
