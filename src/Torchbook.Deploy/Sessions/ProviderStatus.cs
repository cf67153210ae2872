namespace Torchbook.Deploy;

/// <summary>Whether this machine can use an execution provider, and why not.</summary>
/// <param name="Provider">Which one.</param>
/// <param name="Available">Whether sessions can be made on it.</param>
/// <param name="Detail">The device, or what is missing.</param>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
public sealed record ProviderStatus(ExecutionProvider Provider, bool Available, string Detail, string? Remedy = null);
