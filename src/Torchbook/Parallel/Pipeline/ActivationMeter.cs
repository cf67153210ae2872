using static TorchSharp.torch;

namespace Torchbook.Parallel;

/// <summary>Counts the bytes that a model's layers put out in one forward pass, which backward finds again: a bound for what a micro-batch keeps.</summary>
internal sealed class ActivationMeter : IDisposable
{
    private readonly List<Action> removals;
    private long bytes;

    public ActivationMeter(nn.Module<Tensor, Tensor> model)
    {
        var modules = model.named_modules().Select(m => m.module).OfType<nn.Module<Tensor, Tensor>>().Where(m => !m.children().Any()).ToList();
        removals = [.. (modules.Count > 0 ? modules : [model]).Select<nn.Module<Tensor, Tensor>, Action>(leaf => leaf.register_forward_hook((_, _, output) =>
        {
            bytes += RankMemory.Bytes(output);
            return output;
        }).remove)];
    }

    /// <summary>The bytes since the last call.</summary>
    public long Take()
    {
        var taken = bytes;
        bytes = 0;
        return taken;
    }

    public void Dispose() => removals.ForEach(remove => remove());
}
