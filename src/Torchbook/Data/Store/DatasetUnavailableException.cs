namespace Torchbook.Data;

/// <summary>No source gave a file that a dataset needs. The message names every source tried and why each failed.</summary>
public sealed class DatasetUnavailableException(string message, Exception? inner = null) : DatasetException(message, inner);
