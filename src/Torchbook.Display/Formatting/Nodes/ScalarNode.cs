namespace Torchbook.Display.Formatting;

/// <summary>Something that is shown by its text alone.</summary>
internal sealed record ScalarNode(string Text, ScalarKind Kind = ScalarKind.Text) : Node
{
    public static ScalarNode Null { get; } = new("null", ScalarKind.Nothing);

    public static ScalarNode TooDeep { get; } = new("…");

    public override bool IsScalar => true;

    public static ScalarNode Failure(Exception e) => new($"! {e.GetType().Name}: {ScalarText.MessageOf(e)}");
}

internal enum ScalarKind
{
    Text,
    Number,

    /// <summary>Null, and whatever else says that there is no value.</summary>
    Nothing,

    /// <summary>An address that a browser may open.</summary>
    Link,
}
