namespace Torchbook.Cli.Learner;

/// <summary>What became of a learner's copy.</summary>
public enum CopyOutcome
{
    /// <summary>There was none; it was made.</summary>
    Made,

    /// <summary>It has been edited, or is nobody's copy, and was left alone.</summary>
    Kept,

    /// <summary>It has been edited and was left alone, and the lesson has changed since it was made.</summary>
    KeptButOriginalChanged,

    /// <summary>It had not been edited, and the lesson had changed: it is the new one.</summary>
    BroughtUpToDate,

    /// <summary>It has not been edited, nor has the lesson changed.</summary>
    AsItWas,
}
