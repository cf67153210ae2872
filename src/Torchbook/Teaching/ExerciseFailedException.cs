namespace Torchbook.Teaching;

/// <summary>A learner's answer is wrong; the run fails.</summary>
public sealed class ExerciseFailedException(string title, string message, Exception? innerException = null) : Exception($"{title}: {message}", innerException)
{
    /// <summary>The exercise's name.</summary>
    public string Title { get; } = title;
}
