namespace Torchbook.Charts;

/// <summary>Which end of a text its position names.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
