namespace Torchbook.Training;

/// <summary>Watches a training run, and may stop it. Override what you need; the idea is that of Keras' callbacks.</summary>
public interface ITrainerCallback
{
    /// <summary>Before the first step.</summary>
    void OnStart(TrainingState state) { }

    /// <summary>
    /// Losses have been read: after every step on a CPU; on a GPU after several, because reading makes the CPU wait for the GPU.
    /// </summary>
    void OnLosses(TrainingState state) { }

    /// <summary>An epoch is over and, with a validation set, evaluated.</summary>
    void OnEpochEnd(TrainingState state) { }

    /// <summary>Training is over: complete, stopped, cancelled or failed.</summary>
    void OnEnd(TrainingState state) { }
}
