namespace Torchbook.Teaching;

/// <summary>Thrown by the stub of an exercise that nobody has solved yet; a check reports it and does not fail.</summary>
public sealed class NotYetException() : Exception("This exercise has no answer yet: replace Exercise.NotYet() by your own code, then run its check.");
