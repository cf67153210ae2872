namespace Torchbook.Training;

/// <summary>What happened in a training run; shows itself as curves.</summary>
public sealed partial class History : ITrainerCallback
{
    private readonly List<float> losses = [];
    private readonly List<EpochRecord> epochs = [];

    /// <summary>The loss of each step.</summary>
    public IReadOnlyList<float> Losses => losses;

    /// <summary>The epochs, the last of them perhaps cut short.</summary>
    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>The last evaluation on the validation set, or null.</summary>
    public Evaluation? Validation => epochs.LastOrDefault(e => e.Validation is not null)?.Validation;

    /// <summary>Why training ended early, or null.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Duration of the whole run.</summary>
    public double Seconds { get; private set; }

    public void OnLosses(TrainingState state) => losses.AddRange(state.NewLosses);

    public void OnEnd(TrainingState state) => (StopReason, Seconds) = (state.StopReason, state.Elapsed.TotalSeconds);

    /// <summary>The losses, each a mean over the <paramref name="window"/> steps that end with it.</summary>
    public IReadOnlyList<double> Smoothed(int window = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var result = new double[losses.Count];
        var sum = 0.0;
        for (var i = 0; i < losses.Count; i++)
        {
            sum += losses[i] - (i >= window ? losses[i - window] : 0);
            result[i] = sum / Math.Min(i + 1, window);
        }

        return result;
    }

    public override string ToString() => string.Join('\n', epochs.Select(EpochText.Line));

    internal void Add(EpochRecord epoch) => epochs.Add(epoch);
}
