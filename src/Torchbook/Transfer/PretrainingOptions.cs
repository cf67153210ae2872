namespace Torchbook.Transfer;

/// <summary>How <see cref="Pretraining.Letters"/> trains. The defaults made the weights that come with the kit.</summary>
public sealed record PretrainingOptions
{
    /// <summary>Decides images, initial weights and their order.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Images to train on; classes take turns.</summary>
    public int Examples { get; init; } = 62_400;

    /// <summary>New images to judge with.</summary>
    public int TestExamples { get; init; } = 5_200;

    /// <summary>Passes over the images.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Whether progress is shown.</summary>
    public bool ShowProgress { get; init; } = true;
}
