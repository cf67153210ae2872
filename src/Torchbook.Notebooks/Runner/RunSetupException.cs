namespace Torchbook.Notebooks.Runner;

/// <summary>A run that cannot begin as it was asked for; the message names cause and remedy.</summary>
public sealed class RunSetupException(string message, Exception? inner = null) : Exception(message, inner);
