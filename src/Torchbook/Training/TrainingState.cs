using System.Diagnostics;
using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>Where a training run stands: what callbacks see.</summary>
public sealed class TrainingState
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    internal TrainingState(nn.Module<Tensor, Tensor> model, TrainingOptions options, History history, int stepsPerEpoch)
    {
        (Model, Options, History, StepsPerEpoch) = (model, options, history, stepsPerEpoch);
        TotalSteps = (int)Math.Min(options.MaxSteps ?? int.MaxValue, (long)options.Epochs * stepsPerEpoch);
    }

    public nn.Module<Tensor, Tensor> Model { get; }

    public TrainingOptions Options { get; }

    /// <summary>What has been recorded so far.</summary>
    public History History { get; }

    public int StepsPerEpoch { get; }

    /// <summary>Steps in the whole run, if nothing stops it.</summary>
    public int TotalSteps { get; }

    /// <summary>The epoch that runs, from 1; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Steps done, over all epochs.</summary>
    public int Step { get; internal set; }

    /// <summary>Learning rate η of the last step.</summary>
    public double LearningRate { get; internal set; }

    /// <summary>Losses read since the last call, oldest first; the last belongs to step <see cref="Step"/>.</summary>
    public IReadOnlyList<float> NewLosses { get; internal set; } = [];

    /// <summary>The batch of the last step; disposed when the callback returns.</summary>
    public Minibatch Batch { get; internal set; }

    /// <summary>How the model does on the validation set, after this epoch; null without one.</summary>
    public Evaluation? Validation { get; internal set; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>Why training ends before its last step, or null.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Ends training after this step, with the model as it is.</summary>
    public void Stop(string reason) => StopReason ??= reason;
}
