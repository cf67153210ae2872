namespace Torchbook.Display.Formatting;

/// <summary>What is to be shown of a value, read once: every representation is written from it, so that all of them say the same.</summary>
internal abstract record Node
{
    /// <summary>Whether one short piece of text shows it.</summary>
    public virtual bool IsScalar => false;
}
