using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Torchbook.Training;

/// <summary>How <see cref="Trainer.Fit"/> trains. The defaults suit a small classifier.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training set; at least 1.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Examples a step, N; at least 1.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Learning rate η that the optimizer begins with; above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Makes the optimizer from the parameters to train and the learning rate; Adam unless set.</summary>
    public Func<IEnumerable<Parameter>, double, optim.Optimizer> Optimizer { get; init; } = (parameters, rate) => optim.Adam(parameters, rate);

    /// <summary>The loss of outputs <c>[N, C]</c> and labels <c>[N]</c>, a mean over the batch; cross entropy unless set.</summary>
    public Func<Tensor, Tensor, Tensor> Loss { get; init; } = (outputs, labels) => nn.functional.cross_entropy(outputs, labels);

    /// <summary>Decides dropout and the order of examples; null leaves torch's generator as it is. It does not touch the model's initial weights: those are drawn when the model is built.</summary>
    public long? Seed { get; init; } = 1;

    /// <summary>Where to train; <see cref="Engine.Hardware.Best"/> when null. The model stays there.</summary>
    public Device? Device { get; init; }

    /// <summary>Whether each epoch has an order of its own.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Ends training after so many steps, within an epoch if need be; null for no limit.</summary>
    public int? MaxSteps { get; init; }

    /// <summary>Makes what changes the learning rate as training goes on; a constant rate when null.</summary>
    public Func<optim.Optimizer, LRScheduler>? Scheduler { get; init; }

    /// <summary>Whether the scheduler counts steps rather than epochs.</summary>
    public bool ScheduleBySteps { get; init; }

    /// <summary>Whether progress is shown: a live chart and a bar in a notebook, plain lines on a console.</summary>
    public bool ShowProgress { get; init; } = true;

    /// <summary>Ends training with an error as soon as the loss is not a number; see <see cref="StopOnNaN"/>.</summary>
    public bool StopOnNaN { get; init; } = true;

    /// <summary>What else wants to watch, or to stop, the training.</summary>
    public IReadOnlyList<ITrainerCallback> Callbacks { get; init; } = [];

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSteps ?? 1, 1, nameof(MaxSteps));
        if (!double.IsFinite(LearningRate) || LearningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(LearningRate), LearningRate, "A learning rate is a number above 0; 0.001 is a good start for Adam, 0.1 for SGD.");
        }
    }
}
