namespace Torchbook.Training;

/// <summary>
/// Trains, evaluates and asks models. Every part can be used alone: batches are <see cref="Examples.Batches"/>, measures are
/// <see cref="Metrics"/>, and a loop of your own needs none of this. Introduced in the lesson "Training a convnet".
/// </summary>
public static partial class Trainer
{
}
