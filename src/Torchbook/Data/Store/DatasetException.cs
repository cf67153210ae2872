namespace Torchbook.Data;

/// <summary>A dataset is not known, or the cache it belongs into cannot be used. The message names cause and remedy.</summary>
public class DatasetException(string message, Exception? inner = null) : IOException(message, inner);
