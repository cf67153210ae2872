namespace Torchbook.Data;

/// <summary>How much of a dataset lies in the cache.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Folder">Its folder in the cache.</param>
/// <param name="FilesHere">How many of its files are there; a file there has been verified when it came.</param>
/// <param name="BytesHere">What they take on disk.</param>
public sealed record DatasetStatus(Dataset Dataset, string Folder, int FilesHere, long BytesHere)
{
    /// <summary>Whether every file is there.</summary>
    public bool IsComplete => FilesHere == Dataset.Files.Count;
}
