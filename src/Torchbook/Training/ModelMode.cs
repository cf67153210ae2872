using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>Puts a model into training or evaluation mode until disposed, then every part of it back into the mode it was in.</summary>
public sealed class ModelMode : IDisposable
{
    private readonly List<(nn.Module Module, bool Training)> before;

    private ModelMode(nn.Module model, bool training)
    {
        before = [(model, model.training), .. model.modules().Select(m => (m, m.training))];
        model.train(training);
        foreach (var frozen in model.modules().Where(m => training && IsFrozen(m)))
        {
            frozen.eval();
        }
    }

    /// <summary>
    /// Dropout drops, and batch norm uses and follows the batch's statistics; but a part whose parameters are all frozen stays in
    /// evaluation mode with everything in it, so that it computes the same in every step.
    /// </summary>
    public static ModelMode Training(nn.Module model) => new(model, training: true);

    /// <summary>Every input gets the answer that it would get alone.</summary>
    public static ModelMode Evaluating(nn.Module model) => new(model, training: false);

    private static bool IsFrozen(nn.Module module) => module.parameters().Any() && module.parameters().All(p => !p.requires_grad);

    // Parents come before their children, which may have been in another mode.
    public void Dispose() => before.ForEach(b => b.Module.train(b.Training));
}
