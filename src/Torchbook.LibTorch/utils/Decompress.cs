using System.Formats.Tar;
using System.IO.Compression;

namespace TorchSharp.Utils;

/// <summary>Unpacks data sets.</summary>
public static class Decompress
{
    /// <summary>Unpacks a <c>.gz</c> file into a folder, under its name without the extension.</summary>
    public static void DecompressGZipFile(string gzipFileName, string targetDir)
    {
        using var packed = new GZipStream(File.OpenRead(gzipFileName), CompressionMode.Decompress);
        using var target = File.Create(Path.Combine(targetDir, Path.GetFileNameWithoutExtension(gzipFileName)));
        packed.CopyTo(target);
    }

    /// <summary>Unpacks a <c>.tar.gz</c> file into a folder; once, as an empty file there named after the archive remembers.</summary>
    /// <exception cref="IOException">An entry would lie outside the folder.</exception>
    public static void ExtractTGZ(string gzArchiveName, string destFolder)
    {
        var done = Path.Combine(destFolder, Path.GetFileName(gzArchiveName).Split('.')[0] + ".bin");
        if (File.Exists(done)) return;
        Directory.CreateDirectory(destFolder);
        using (var packed = new GZipStream(File.OpenRead(gzArchiveName), CompressionMode.Decompress)) TarFile.ExtractToDirectory(packed, destFolder, overwriteFiles: true);
        File.Create(done).Dispose();
    }
}
