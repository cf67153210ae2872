namespace Torchbook.Parallel;

/// <summary>A line that a rank has printed.</summary>
/// <param name="Rank">Who.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="IsError">Whether it came on standard error.</param>
public readonly record struct RankLine(int Rank, string Text, bool IsError)
{
    /// <summary>The line with its rank, such as <c>[1] loss 0.31</c>.</summary>
    public override string ToString() => $"[{Rank}] {Text}";
}
