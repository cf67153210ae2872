namespace Torchbook.Cli.Doctor;

/// <summary>How good the news is.</summary>
public enum Health
{
    Good,

    /// <summary>Lessons run; something named in the remedy does not.</summary>
    Limited,

    /// <summary>Lessons cannot run.</summary>
    Broken,
}

/// <summary>One line of the examination.</summary>
/// <param name="Part">What was looked at.</param>
/// <param name="Health">How good the news is.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
public sealed record Finding(string Part, Health Health, string Detail, string? Remedy = null)
{
    public static Finding Good(string part, string detail) => new(part, Health.Good, detail);
}
