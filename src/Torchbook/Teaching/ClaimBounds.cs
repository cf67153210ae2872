namespace Torchbook.Teaching;

/// <summary>The interval that a claimed value must lie in, and its wording.</summary>
internal sealed record ClaimBounds(double Low, double High, Func<double, string> Wording)
{
    public static ClaimBounds From(double? isAtLeast, double? isAtMost, (double Low, double High)? isBetween, double? isAbout, double? tolerance)
    {
        var given = new[] { isAtLeast.HasValue, isAtMost.HasValue, isBetween.HasValue, isAbout.HasValue }.Count(g => g);
        if (given != 1)
        {
            throw new ArgumentException($"A claim needs exactly one of isAtLeast, isAtMost, isBetween and isAbout; {given} are given.");
        }

        if (isAbout.HasValue != tolerance.HasValue || tolerance is < 0 or double.NaN)
        {
            throw new ArgumentException("isAbout needs a tolerance of zero or more, and only isAbout has one: isAbout: 3.14, tolerance: 0.01.");
        }

        var bounds = (isAtLeast, isAtMost, isBetween, isAbout) switch
        {
            ({ } low, _, _, _) => new ClaimBounds(low, double.PositiveInfinity, v => $"at least {Numbers.Text(low, unlike: v)}"),
            (_, { } high, _, _) => new ClaimBounds(double.NegativeInfinity, high, v => $"at most {Numbers.Text(high, unlike: v)}"),
            (_, _, { } ends, _) => new ClaimBounds(ends.Low, ends.High, v => $"between {Numbers.Text(ends.Low, unlike: v)} and {Numbers.Text(ends.High, unlike: v)}"),
            _ => new ClaimBounds(isAbout!.Value - tolerance!.Value, isAbout.Value + tolerance.Value, _ => $"{Numbers.Text(isAbout.Value)} ± {Numbers.Text(tolerance.Value)}"),
        };
        return bounds.Low <= bounds.High ? bounds : throw new ArgumentException($"No value lies between {bounds.Low} and {bounds.High}.");
    }

    /// <summary>NaN lies in no interval.</summary>
    public Claim Judge(double value, string name, string? because)
    {
        var holds = value >= Low && value <= High;
        var text = holds ? Numbers.Text(value) : Numbers.Text(value, Low, High);
        return new(name, text, Wording(value), holds, because);
    }
}
