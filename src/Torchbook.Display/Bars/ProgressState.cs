namespace Torchbook.Display.Formatting;

/// <summary>What a bar shows.</summary>
/// <param name="Title">What is going on.</param>
/// <param name="Unit">What a step is.</param>
/// <param name="Total">All steps; 0 where nobody knows.</param>
internal sealed record ProgressState(string Title, string Unit, long Total)
{
    public long Done { get; init; }

    public string Note { get; init; } = "";

    public double Seconds { get; init; }

    /// <summary>How many open bars it stands below.</summary>
    public int Depth { get; init; }

    public bool Ended { get; init; }

    /// <summary>Why it ended early; null while it runs and when it is complete.</summary>
    public string? Reason { get; init; }

    /// <summary>0 to 1.</summary>
    public double Share => Total == 0 ? 0 : Math.Min(1, Done / (double)Total);
}
