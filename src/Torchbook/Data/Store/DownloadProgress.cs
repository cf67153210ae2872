namespace Torchbook.Data;

/// <summary>How far the download of one file is.</summary>
/// <param name="Dataset">The dataset's id.</param>
/// <param name="File">The file's name.</param>
/// <param name="Received">Bytes received so far, those of an earlier interrupted download included.</param>
/// <param name="Total">Bytes expected; an estimate until the source says.</param>
/// <param name="Source">Where the bytes come from: a host, a folder or a package.</param>
public readonly record struct DownloadProgress(string Dataset, string File, long Received, long Total, string Source);
