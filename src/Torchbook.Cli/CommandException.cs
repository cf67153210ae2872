namespace Torchbook.Cli;

/// <summary>A command cannot do what was asked; the message names cause and remedy and is shown without a stack trace.</summary>
public sealed class CommandException(string message) : Exception(message);
