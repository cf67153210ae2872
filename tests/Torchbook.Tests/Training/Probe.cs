using Torchbook.Training;

namespace Torchbook.Tests.Training;

/// <summary>A callback made of functions.</summary>
internal sealed class Probe : ITrainerCallback
{
    public Action<TrainingState> Start { get; init; } = _ => { };

    public Action<TrainingState> Losses { get; init; } = _ => { };

    public Action<TrainingState> EpochEnd { get; init; } = _ => { };

    public Action<TrainingState> End { get; init; } = _ => { };

    public void OnStart(TrainingState state) => Start(state);

    public void OnLosses(TrainingState state) => Losses(state);

    public void OnEpochEnd(TrainingState state) => EpochEnd(state);

    public void OnEnd(TrainingState state) => End(state);
}
