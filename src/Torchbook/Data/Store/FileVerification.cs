using System.IO.Compression;
using System.Security.Cryptography;

namespace Torchbook.Data;

/// <summary>The verdict on one file in the cache.</summary>
/// <param name="File">What the catalog says of it.</param>
/// <param name="Path">Where it lies, or would lie.</param>
/// <param name="Problem">Why it cannot be used; null where its content is exactly what the catalog promises.</param>
public sealed record FileVerification(DatasetFile File, string Path, string? Problem)
{
    /// <summary>Whether the content is exactly what the catalog promises.</summary>
    public bool IsGood => Problem is null;

    /// <summary>Reads the whole file and compares size and hash with the catalog's.</summary>
    public static FileVerification Of(DatasetFile file, string path)
    {
        if (!System.IO.File.Exists(path))
            return new FileVerification(file, path, "not there");
        try
        {
            return new FileVerification(file, path, file.Sha256 is { } sha256 ? CompareSha256(file, path, sha256) : CompareMd5(file, path));
        }
        catch (InvalidDataException e)
        {
            return new FileVerification(file, path, $"corrupt gzip data: {e.Message}");
        }
    }

    private static string? CompareSha256(DatasetFile file, string path, string expected)
    {
        using var stored = System.IO.File.OpenRead(path);
        using Stream content = file.IsGzip ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var size = 0L;
        // A file that unpacks to more than it should is wrong already; a gzip bomb is not worth reading on.
        for (int read; size <= file.Bytes && (read = content.Read(buffer)) > 0; size += read)
            hash.AppendData(buffer, 0, read);
        if (size != file.Bytes)
            return $"{(size > file.Bytes ? "more than" : $"{size:N0} bytes, not")} the {file.Bytes:N0} bytes promised";
        return Compare("SHA-256", hash.GetHashAndReset(), expected);
    }

    private static string? CompareMd5(DatasetFile file, string path)
    {
        using var stored = System.IO.File.OpenRead(path);
        return Compare("MD5", MD5.HashData(stored), file.Md5!);
    }

    private static string? Compare(string kind, byte[] hash, string expected)
    {
        var actual = Convert.ToHexStringLower(hash);
        return actual == expected ? null : $"wrong content: {kind} {actual}, expected {expected}";
    }
}
