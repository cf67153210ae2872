using static TorchSharp.torch;

namespace Torchbook.Deploy.Export;

/// <summary>What each module was given and returned when the model ran once: some layers are written differently by shape.</summary>
internal sealed class RecordedShapes
{
    private const int Batch = 2;
    private readonly Dictionary<nn.Module, (long[] Input, long[] Output)> seen = new(ReferenceEqualityComparer.Instance);

    private RecordedShapes()
    {
    }

    /// <exception cref="ArgumentException">The model does not take such inputs.</exception>
    public static RecordedShapes Of(nn.Module<Tensor, Tensor> model, long[] inputShape, Device on)
    {
        var shapes = new RecordedShapes();
        var hooks = model.modules().Prepend(model).OfType<nn.Module<Tensor, Tensor>>().Distinct()
            .Select(module => module.register_forward_hook((m, input, output) => shapes.Note(m, input, output))).ToList();
        try
        {
            model.call(zeros([Batch, .. inputShape], device: on));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new ArgumentException($"The model does not take inputs of shape [N, {string.Join(", ", inputShape)}]: {failure.Message}", nameof(inputShape), failure);
        }
        finally
        {
            hooks.ForEach(hook => hook.remove());
        }

        var output = shapes.Output(model);
        return output.Length > 0 && output[0] == Batch
            ? shapes
            : throw new ArgumentException($"For {Batch} inputs the model returns [{string.Join(", ", output)}]: its first dimension has to be N, as that of its input.", nameof(model));
    }

    public long[] Input(nn.Module module) => Shapes(module).Input;

    public long[] Output(nn.Module module) => Shapes(module).Output;

    private (long[] Input, long[] Output) Shapes(nn.Module module) => seen.TryGetValue(module, out var shapes)
        ? shapes
        : throw new OnnxExportException($"{module.GetType().Name} did not run when the model was called, so that the shape of its input is not known.");

    private Tensor Note(nn.Module module, Tensor input, Tensor output)
    {
        seen.TryAdd(module, (input.shape, output.shape));
        return output;
    }
}
