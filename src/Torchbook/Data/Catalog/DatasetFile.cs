namespace Torchbook.Data;

/// <summary>One file of a dataset, and what proves that it is the right one.</summary>
/// <remarks>
/// The SHA-256 is that of the content: for a <c>.gz</c> file, of what it unpacks to, since mirrors compress the same data differently.
/// Where only the publisher's MD5 of the download is known, <see cref="Md5"/> stands instead.
/// </remarks>
public sealed record DatasetFile
{
    /// <summary>File name, the same at every source.</summary>
    public required string Name { get; init; }

    /// <summary>Size of the content in bytes; for a <c>.gz</c> file, unpacked.</summary>
    public required long Bytes { get; init; }

    /// <summary>Size in bytes as the publisher serves the file, where compression makes it differ from <see cref="Bytes"/>.</summary>
    public long? Download { get; init; }

    /// <summary>SHA-256 of the content in lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>MD5 of the file as published, in lower-case hexadecimal.</summary>
    public string? Md5 { get; init; }

    /// <summary>Whether the content is what the file unpacks to.</summary>
    public bool IsGzip => Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many bytes a download is expected to take.</summary>
    public long DownloadBytes => Download ?? Bytes;
}
