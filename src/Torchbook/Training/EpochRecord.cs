namespace Torchbook.Training;

/// <summary>One epoch in numbers.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Steps">Steps done since the start of training.</param>
/// <param name="Loss">Mean training loss over the epoch's steps.</param>
/// <param name="Accuracy">Share of right answers during the epoch, 0 to 1, while the model was still changing; NaN for a regression.</param>
/// <param name="Validation">How the model does afterward on the validation set; null without one.</param>
/// <param name="LearningRate">η at the epoch's end.</param>
/// <param name="Seconds">Duration with validation.</param>
public sealed record EpochRecord(int Epoch, int Steps, double Loss, double Accuracy, Evaluation? Validation, double LearningRate, double Seconds);
