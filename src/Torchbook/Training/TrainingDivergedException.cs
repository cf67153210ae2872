namespace Torchbook.Training;

/// <summary>The loss is no longer a number; the message says what is the likely cause and what to try.</summary>
public sealed class TrainingDivergedException(string message, int step, History history) : InvalidOperationException(message)
{
    /// <summary>The first step, from 1, whose loss is not a number.</summary>
    public int Step { get; } = step;

    /// <summary>What was recorded until then.</summary>
    public History History { get; } = history;
}
