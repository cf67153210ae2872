using System.Diagnostics.CodeAnalysis;
using Torchbook.Display;

namespace Torchbook.Teaching;

/// <summary>
/// Exercises that check themselves. In a notebook an exercise is three cells in this order:
/// <list type="number">
/// <item>a cell tagged <c>exercise</c>: a stub that compiles, whose body is <c>Exercise.NotYet&lt;T&gt;()</c>;</item>
/// <item>a collapsed cell tagged <c>solution</c>, skipped unless the run has <c>--solutions</c>; its metadata <c>torchbook.wrong</c> holds
/// the source of a plausible wrong answer;</item>
/// <item>a cell tagged <c>check</c>, which calls <see cref="Check"/> or <see cref="Score"/>.</item>
/// </list>
/// Tests run all three: the stub (says "not yet", the run goes on), the wrong answer (must fail) and the solution (must pass).
/// </summary>
public static class Exercise
{
    private static readonly Dictionary<string, double> s_best = [];

    /// <summary>What a stub's body is: <c>double[] Blur(double[] x) => Exercise.NotYet&lt;double[]&gt;();</c></summary>
    /// <exception cref="NotYetException">Always.</exception>
    [DoesNotReturn]
    public static T NotYet<T>() => throw new NotYetException();

    /// <summary>For stubs with statements: <c>throw Exercise.NotYet();</c></summary>
    /// <exception cref="NotYetException">Always, with or without the <c>throw</c>.</exception>
    [DoesNotReturn]
    public static Exception NotYet() => throw new NotYetException();

    /// <summary>Runs a check of the learner's code and shows the outcome.</summary>
    /// <param name="title">The exercise's name.</param>
    /// <param name="check">Calls the learner's code, on inputs from <see cref="ExerciseCheck.Random"/>, and compares.</param>
    /// <param name="hints">From a nudge to nearly the answer; the first is shown while the exercise is open, the others on demand.</param>
    /// <param name="seed">Of the random inputs; shown with the outcome.</param>
    /// <exception cref="ExerciseFailedException">The answer is wrong, or the learner's code threw.</exception>
    public static void Check(string title, Action<ExerciseCheck> check, IReadOnlyList<string>? hints = null, int seed = 1)
    {
        if (Attempt(title, check, hints ?? [], seed))
        {
            Show("✓", title, $"Right, on random inputs with seed {seed}.", null, new Hints());
        }
    }

    /// <summary>Runs a puzzle that has a score: any valid answer passes, and the score says how good it is.</summary>
    /// <param name="title">The puzzle's name.</param>
    /// <param name="play">Checks that the answer is valid and returns its score.</param>
    /// <param name="par">The score of the lesson's own solution.</param>
    /// <param name="lowerIsBetter">True where the score counts a cost.</param>
    /// <param name="unit">What the score counts.</param>
    /// <param name="hints">From a nudge to nearly the answer.</param>
    /// <param name="seed">Of the random inputs; shown with the outcome.</param>
    /// <exception cref="ExerciseFailedException">The answer is not valid, the learner's code threw, or the score is NaN.</exception>
    public static void Score(string title, Func<ExerciseCheck, double> play, double par, bool lowerIsBetter = false, string? unit = null, IReadOnlyList<string>? hints = null, int seed = 1)
    {
        var score = double.NaN;
        if (!Attempt(title, check => check.That(!double.IsNaN(score = play(check)), "The score is not a number."), hints ?? [], seed))
        {
            return;
        }

        var better = (double a, double b) => lowerIsBetter ? a < b : a > b;
        var best = s_best[title] = s_best.TryGetValue(title, out var before) && better(before, score) ? before : score;
        var verdict = better(score, par) ? "better than the lesson's own solution" : score == par ? "as good as the lesson's own solution" : $"the lesson's own solution has {Numbers.Text(par)}";
        Show(better(par, score) ? "•" : "✓", title, $"Score: {Numbers.Text(score)}{(unit is null ? "" : " " + unit)}; {verdict}. Your best so far: {Numbers.Text(best)}. Seed {seed}.", null, new Hints(better(par, score) ? hints ?? [] : []));
    }

    /// <summary>True if the check passed, false if there is no answer yet.</summary>
    private static bool Attempt(string title, Action<ExerciseCheck> check, IReadOnlyList<string> hints, int seed)
    {
        try
        {
            check(new(seed));
            return true;
        }
        catch (Exception e) when (Cause(e) is NotYetException or NotImplementedException)
        {
            Show("○", title, "Not yet." + (hints.Count > 0 ? " Hint: " + hints[0] : ""), null, new Hints([.. hints.Skip(1)]) { Seen = 1 });
            return false;
        }
        catch (Exception e)
        {
            var cause = Cause(e);
            var wrong = cause as WrongAnswerException;
            var message = wrong?.Message ?? $"Your code threw {cause.GetType().Name}: {cause.Message}";
            // The host explains the exception; what is shown beside it is to say as much.
            var words = wrong is null && ErrorExplanations.Find(cause) is { } found ? $"\n{found}" : "";
            Show("✗", title, $"{message}{words} (Random inputs with seed {seed}.)", wrong?.Picture, new Hints(hints));
            throw new ExerciseFailedException(title, message, wrong is null ? cause : null);
        }
    }

    private static Exception Cause(Exception e) => e is AggregateException or System.Reflection.TargetInvocationException && e.InnerException is { } inner ? Cause(inner) : e;

    private static void Show(string sign, string title, string message, IDisplayable? picture, Hints hints)
    {
        new ExerciseOutcome(sign, title, message, hints).Display();
        picture?.Display();
    }
}
