using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Torchbook.Display.Formatting;

/// <summary>Keeps the reading of one value short: how deep, how much, how long, and no circle.</summary>
internal sealed class ReadingLimits
{
    private const int MostNodes = 20_000;
    private readonly HashSet<object> above = new(ReferenceEqualityComparer.Instance);
    private readonly long start = Stopwatch.GetTimestamp();
    private int nodes;

    /// <summary>After this, what has not been read is left out.</summary>
    public static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Why nothing more is to be read; null while there is no reason.</summary>
    public string? Exhausted => nodes > MostNodes ? "more: too much to show"
        : Stopwatch.GetElapsedTime(start) > Patience ? "more: reading took too long"
        : null;

    /// <summary>What to show instead of an object that must not be read now; null when it may be, until <see cref="Leave"/>.</summary>
    public ScalarNode? Enter(object value, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        nodes++;
        return depth > Formatter.RecursionLimit ? ScalarNode.TooDeep
            : !value.GetType().IsValueType && !above.Add(value) ? new($"… (this {TypeName.Short(value.GetType())} again)")
            : null;
    }

    public void Leave(object value) => above.Remove(value);

    public void Count() => nodes++;
}
