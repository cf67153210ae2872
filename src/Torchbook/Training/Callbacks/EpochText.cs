using System.Globalization;

namespace Torchbook.Training;

/// <summary>Numbers of a run in words.</summary>
internal static class EpochText
{
    public static string Line(EpochRecord epoch)
    {
        var parts = new List<string> { $"epoch {epoch.Epoch}", Invariant($"loss {epoch.Loss:0.0000}") };
        if (!double.IsNaN(epoch.Accuracy))
        {
            parts.Add(Invariant($"accuracy {epoch.Accuracy:0.00%}"));
        }

        if (epoch.Validation is { } validation)
        {
            parts.Add(double.IsNaN(validation.Accuracy) ? Invariant($"validation loss {validation.Loss:0.0000}") : Invariant($"validation accuracy {validation.Accuracy:0.00%}"));
        }

        parts.Add(Duration(epoch.Seconds));
        return string.Join(" · ", parts);
    }

    /// <summary>Such as <c>step 240 of 938 · loss 0.213 · 52 steps/s · 13 s left</c>.</summary>
    public static string Now(TrainingState state)
    {
        var rate = state.Step / Math.Max(1e-9, state.Elapsed.TotalSeconds);
        return Invariant($"epoch {state.Epoch} of {state.Options.Epochs} · step {state.Step:N0} of {state.TotalSteps:N0} · loss {RecentLoss(state.History):0.000} · {rate:0.#} steps/s")
            + (state.Step > 0 ? $" · {Duration((state.TotalSteps - state.Step) / rate)} left" : "");
    }

    /// <summary>The mean of the last twenty losses.</summary>
    public static double RecentLoss(History history) => history.Losses.Skip(Math.Max(0, history.Losses.Count - 20)).DefaultIfEmpty(float.NaN).Average();

    public static string Duration(double seconds) => seconds switch
    {
        < 10 => Invariant($"{seconds:0.0} s"),
        < 100 => Invariant($"{seconds:0} s"),
        _ => Invariant($"{(long)Math.Round(seconds) / 60} min {(long)Math.Round(seconds) % 60} s"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
