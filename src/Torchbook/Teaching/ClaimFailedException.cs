namespace Torchbook.Teaching;

/// <summary>A lesson's claim did not hold: the run fails.</summary>
public sealed class ClaimFailedException(Claim claim) : Exception($"The claim does not hold: {claim}")
{
    /// <summary>What was claimed and what was found.</summary>
    public Claim Claim { get; } = claim;
}
