namespace Torchbook.Data;

/// <summary>A source did not give a file. The message says why, as half a sentence.</summary>
internal sealed class SourceException(string message, bool worthAnotherTry = false, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same request may succeed a moment later.</summary>
    public bool WorthAnotherTry { get; } = worthAnotherTry;
}
