namespace Torchbook.Data;

/// <summary>One place that may have a file.</summary>
internal interface IFileSource
{
    /// <summary>The place as a person would name it.</summary>
    string Name { get; }

    /// <summary>Finds out within <paramref name="patience"/> whether the place can be reached now.</summary>
    /// <returns>Why not, or null where it can.</returns>
    Task<string?> WhyOutOfReachAsync(TimeSpan patience, CancellationToken cancellation);

    /// <summary>
    /// Writes the file to <paramref name="target"/>, going on after the bytes that are there where the place allows it.
    /// <paramref name="received"/> is told the bytes there are so far, and how many there will be where the place says.
    /// </summary>
    /// <exception cref="SourceException">The place does not give the file.</exception>
    /// <exception cref="DatasetException">The target cannot be written.</exception>
    Task FetchAsync(DatasetFile file, string target, Action<long, long?> received, CancellationToken cancellation);
}
