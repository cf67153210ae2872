using Torchbook.Engine;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>
/// Models written in C# as TorchScript, which Python (<c>torch.jit.load</c>), C++ and phones load without C#. The forward pass is run
/// once on example inputs and its operators are written down. What C# decides on the way is decided for good: an <c>if</c> or a loop
/// over values of a tensor, and sizes that are read as numbers (write <c>x.flatten(1)</c>, not <c>x.view(x.shape[0], -1)</c>). In the
/// file, parameters and buffers have the names of <c>state_dict()</c>. Needs the system engine.
/// </summary>
public static class TorchScript
{
    private const double RelativeTolerance = 1e-4;

    /// <summary>Traces a model of one input. <c>torch.jit.save(traced, "model.pt")</c> writes it.</summary>
    /// <param name="model">Its mode is as before afterwards; its weights are copied.</param>
    /// <param name="example">Such as a batch of pictures <c>[N, C, H, W]</c>, on the model's device.</param>
    /// <param name="training">Whether dropout and batch normalization behave as in training; that, too, is decided for good.</param>
    /// <exception cref="InvalidOperationException">The traced module computes something else than the model.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">What libtorch or the forward pass said.</exception>
    /// <exception cref="NotSupportedException">The engine is TorchSharp's own package.</exception>
    public static jit.ScriptModule<Tensor, Tensor> Trace(nn.Module<Tensor, Tensor> model, Tensor example, bool training = false) =>
        jit.load<Tensor, Tensor>(Bytes(model, inputs => [model.call(inputs[0])], [example], training), example.device);

    /// <summary>Traces a model of two inputs.</summary>
    /// <inheritdoc cref="Trace(nn.Module{Tensor, Tensor}, Tensor, bool)"/>
    public static jit.ScriptModule<Tensor, Tensor, Tensor> Trace(nn.Module<Tensor, Tensor, Tensor> model, Tensor example1, Tensor example2, bool training = false) =>
        jit.load<Tensor, Tensor, Tensor>(Bytes(model, inputs => [model.call(inputs[0], inputs[1])], [example1, example2], training), example1.device);

    /// <summary>Traces any forward pass over tensors; several results become a tuple.</summary>
    /// <param name="model">Holds every parameter that the pass uses.</param>
    /// <param name="forward">The pass.</param>
    /// <param name="examples">At least one input.</param>
    /// <param name="training">Whether the model is in training mode meanwhile.</param>
    /// <inheritdoc cref="Trace(nn.Module{Tensor, Tensor}, Tensor, bool)" path="/exception"/>
    public static jit.ScriptModule Trace(nn.Module model, Func<Tensor[], Tensor[]> forward, Tensor[] examples, bool training = false) =>
        jit.load(Bytes(model, forward, examples, training), examples[0].device);

    private static byte[] Bytes(nn.Module model, Func<Tensor[], Tensor[]> forward, Tensor[] examples, bool training)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var wasTraining = model.training;
        model.train(training);
        try
        {
            var bytes = TensorEngine.Trace(model, forward, examples, training);
            if (!training)
            {
                Compare(model, bytes, forward(examples), examples);
            }

            return bytes;
        }
        finally
        {
            model.train(wasTraining);
        }
    }

    // Finds what no operator recorded: random numbers, and tensors made from values that C# computed.
    private static void Compare(nn.Module model, byte[] bytes, Tensor[] expected, Tensor[] examples)
    {
        using var traced = jit.load(bytes, examples[0].device);
        var actual = traced.forward([.. examples]) switch
        {
            Tensor one => [one],
            Tensor[] many => many,
            System.Runtime.CompilerServices.ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(k => (Tensor)tuple[k]!)],
            var other => throw new InvalidOperationException($"{model.GetName()} was traced to a module that returns {other}."),
        };
        for (var k = 0; k < expected.Length; k++)
        {
            if (!actual[k].allclose(expected[k], RelativeTolerance, RelativeTolerance * Math.Max(1e-3, Largest(expected[k])), equal_nan: true))
            {
                throw new InvalidOperationException(
                    $"The module traced from {model.GetName()} computes something else than {model.GetName()} for the same input, so nothing was made of it. Its forward pass draws random numbers, or computes with values outside of tensors.");
            }
        }
    }

    private static double Largest(Tensor tensor) => tensor.numel() == 0 ? 0 : tensor.abs().to(ScalarType.Float64).max().item<double>();
}
