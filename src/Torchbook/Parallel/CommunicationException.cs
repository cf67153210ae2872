namespace Torchbook.Parallel;

/// <summary>Ranks could not work together: one has died or did not come in time, a port is in use, or their tensors do not fit together.</summary>
/// <param name="message">Names this rank, the operation, the cause and a remedy.</param>
/// <param name="inner">What the engine said.</param>
public sealed class CommunicationException(string message, Exception? inner = null) : IOException(message, inner);
