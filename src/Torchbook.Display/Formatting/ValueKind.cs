namespace Torchbook.Display.Formatting;

/// <summary>What a value is to the display layer.</summary>
internal enum ValueKind
{
    /// <summary>Numbers, strings, dates, and whatever says itself what it is by <c>ToString</c>.</summary>
    Scalar,

    /// <summary>Keys with values.</summary>
    Dictionary,

    /// <summary>Anything else that can be enumerated.</summary>
    Sequence,

    /// <summary>Records, anonymous types and other objects that are best shown by their properties.</summary>
    Object,
}
