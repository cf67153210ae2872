using static TorchSharp.torch;

namespace Torchbook.Training;

public static partial class Trainer
{
    /// <summary>
    /// Trains a model: for each batch forward, loss, backward, one optimizer step. The same seed, initial weights, data and thread
    /// count give the same result, on a CPU to the last bit.
    /// </summary>
    /// <param name="model">Maps inputs <c>[N, …]</c> to outputs, <c>[N, C]</c> logits for a classifier. It goes to the device of the
    /// options, trains in training mode and is put back into the mode it was in.</param>
    /// <param name="data">What to learn.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="validation">What to evaluate after each epoch; it never changes the weights.</param>
    /// <param name="cancellation">Ends training between two steps; the model stays usable, and the history says why it is short.
    /// A notebook's stop button likewise ends it between two steps.</param>
    /// <returns>Losses, accuracies and times.</returns>
    /// <exception cref="ArgumentException">The data are empty, or model, data and loss do not fit; the message says where.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="TrainingDivergedException">The loss is not a number any more.</exception>
    public static History Fit(nn.Module<Tensor, Tensor> model, Examples data, TrainingOptions? options = null, Examples? validation = null, CancellationToken cancellation = default)
    {
        options ??= new();
        options.Check();
        FitCheck.Before(model, data, validation);
        using var scope = NewDisposeScope();
        using var mode = ModelMode.Training(model);
        using var loop = new TrainingLoop(model, data, options, validation, cancellation);
        return loop.Run();
    }
}
