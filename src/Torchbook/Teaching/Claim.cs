using System.Runtime.CompilerServices;
using Torchbook.Display;

namespace Torchbook.Teaching;

/// <summary>
/// A number that a lesson states, checked where it is computed. A claim that holds shows a small tick with value and tolerance; one
/// that does not, and any NaN, ends the run. Used from the first lesson, <c>01-start-here</c>.
/// </summary>
/// <param name="Name">What was measured; the expression in the source unless the lesson names it.</param>
/// <param name="Value">The measured value as text.</param>
/// <param name="Expected">What it had to be, such as <c>at least 0.985</c>; empty for an observation.</param>
/// <param name="Holds">Whether it was.</param>
/// <param name="Because">Why the lesson expects this, or null.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record Claim(string Name, string Value, string Expected, bool Holds, string? Because) : IDisplayable
{
    private static readonly List<Claim> s_all = [];

    /// <summary>Every claim and observation of this run, in order, for the run's record.</summary>
    public static IReadOnlyList<Claim> All
    {
        get
        {
            lock (s_all)
            {
                return [.. s_all];
            }
        }
    }

    /// <summary>True for a value that is recorded and never fails, such as a time.</summary>
    public bool IsObservation => Expected.Length == 0;

    // "The shapes agree = true (true)" says no more than "the shapes agree" beside a tick.
    private bool IsStatement => Holds && Expected == "true";

    /// <summary>Asserts one property of <paramref name="value"/> and shows it.</summary>
    /// <param name="value">The measured value.</param>
    /// <param name="isAtLeast">The smallest value allowed.</param>
    /// <param name="isAtMost">The largest value allowed.</param>
    /// <param name="isBetween">The smallest and largest value allowed.</param>
    /// <param name="isAbout">The value expected, give or take <paramref name="tolerance"/>.</param>
    /// <param name="tolerance">How far from <paramref name="isAbout"/> is still right; absolute, in units of the value.</param>
    /// <param name="because">Why this is to be expected.</param>
    /// <param name="what">What is measured; the source of <paramref name="value"/> when left out.</param>
    /// <exception cref="ClaimFailedException">The claim does not hold, or the value is NaN.</exception>
    /// <exception cref="ArgumentException">Not exactly one property is given, a tolerance is missing or negative, or a bound is NaN.</exception>
    public static void That(double value, double? isAtLeast = null, double? isAtMost = null, (double Low, double High)? isBetween = null, double? isAbout = null, double? tolerance = null, string? because = null, [CallerArgumentExpression(nameof(value))] string what = "") =>
        ClaimBounds.From(isAtLeast, isAtMost, isBetween, isAbout, tolerance).Judge(value, what, because).Settle();

    /// <summary>Asserts that <paramref name="condition"/> is true and shows it.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="because">Why this is to be expected.</param>
    /// <param name="what">The condition in words; its source when left out.</param>
    /// <exception cref="ClaimFailedException">It is false.</exception>
    public static void That(bool condition, string? because = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        new Claim(what, condition ? "true" : "false", "true", condition, because).Settle();

    /// <summary>Records and shows a value that depends on the machine, such as a time; never fails.</summary>
    /// <param name="value">The measured value.</param>
    /// <param name="unit">Its unit, such as <c>ms</c>.</param>
    /// <param name="because">What the reader should make of it.</param>
    /// <param name="what">What is measured; the source of <paramref name="value"/> when left out.</param>
    public static void Observed(double value, string? unit = null, string? because = null, [CallerArgumentExpression(nameof(value))] string what = "") =>
        new Claim(what, Numbers.Text(value) + (unit is null ? "" : " " + unit), "", true, because).Settle();

    public MimeBundle ToMimeBundle()
    {
        var (sign, color) = IsObservation ? ("•", "#59636e") : Holds ? ("✓", "#00704f") : ("✗", "#b03a00");
        var value = IsStatement ? "" : $" = <strong>{Markup.Encode(Value)}</strong>" + Markup.Optional(" <span style=\"opacity:.75\">(", Expected, ")</span>");
        return MimeBundle.Text($"{sign} {this}")
            .With(Mime.Html, $"<div><strong style=\"color:{color}\">{sign}</strong> {Markup.Encode(Name)}{value}" + Markup.Optional("<br><span style=\"opacity:.75\">", Because, "</span>") + "</div>")
            .With(Mime.Claim, ToJson());
    }

    /// <summary>One line: name, value, what was expected and why.</summary>
    public override string ToString() => $"{Name}{(IsStatement ? "" : $" = {Value}")}{(Expected.Length > 0 && !IsStatement ? $" ({Expected})" : "")}{(Because is null ? "" : $": {Because}")}";

    private System.Text.Json.Nodes.JsonObject ToJson() => new() { ["name"] = Name, ["value"] = Value, ["expected"] = Expected, ["holds"] = Holds, ["because"] = Because };

    private void Settle()
    {
        lock (s_all)
        {
            s_all.Add(this);
        }

        this.Display();
        if (!Holds)
        {
            throw new ClaimFailedException(this);
        }
    }
}
