namespace Torchbook.Notebooks.Hosting;

/// <summary>The most of one cell's output that is shown; the rest is counted.</summary>
/// <param name="Text">Characters that it prints.</param>
/// <param name="DisplayBytes">Weight of what it displays, updates not counted, in characters of JSON.</param>
/// <param name="Displays">How many things it displays.</param>
public sealed record OutputLimits(int Text, int DisplayBytes, int Displays)
{
    /// <summary>What a front end takes without getting slow, and a notebook server lets through.</summary>
    public static OutputLimits FrontEnd { get; } = new(2_000_000, 64 << 20, 1_000);
}
