using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>A module, loss or function of ours beside its counterpart in Python, with inputs for both.</summary>
internal sealed class Pair
{
    /// <summary>A module that takes the inputs, one to three tensors, and returns a tensor.</summary>
    /// <param name="module">Ours.</param>
    /// <param name="python">PyTorch's: an expression; booleans, numbers, arrays, tuples and null in its holes become Python's.</param>
    /// <param name="inputs">From <see cref="Draw"/>.</param>
    public Pair(nn.Module module, FormattableString python, params Tensor[] inputs)
        : this(module, x => [Apply(module, x)], python, "m(*x)", inputs)
    {
    }

    /// <summary>A module called in its own way.</summary>
    /// <param name="module">Ours.</param>
    /// <param name="call">Calls ours on the inputs and returns all its outputs; a null among them is an output that is None.</param>
    /// <param name="python">PyTorch's.</param>
    /// <param name="pythonCall">Calls PyTorch's module <c>m</c> on the list <c>x</c>; tuples in what it returns count as outputs one by one.</param>
    /// <param name="inputs">From <see cref="Draw"/>.</param>
    public Pair(nn.Module module, Func<Tensor[], Tensor?[]> call, FormattableString python, string pythonCall, params Tensor[] inputs)
        : this(module, call, PythonText.Of(python), pythonCall, inputs)
    {
    }

    /// <summary>A function.</summary>
    /// <param name="function">Ours.</param>
    /// <param name="python">PyTorch's, an expression over the list <c>x</c> of the inputs, such as <c>F.relu(x[0])</c>.</param>
    /// <param name="inputs">From <see cref="Draw"/>.</param>
    public Pair(Func<Tensor[], Tensor> function, FormattableString python, params Tensor[] inputs)
        : this(null, x => [function(x)], "None", PythonText.Of(python), inputs)
    {
    }

    private Pair(nn.Module? module, Func<Tensor[], Tensor?[]> call, string python, string pythonCall, Tensor[] inputs) =>
        (Module, Call, Python, PythonCall, Inputs) = (module, call, python, pythonCall, inputs);

    public nn.Module? Module { get; }

    public Func<Tensor[], Tensor?[]> Call { get; }

    public string Python { get; }

    public string PythonCall { get; }

    public Tensor[] Inputs { get; }

    /// <summary>The magnitude that the tolerance relates to at least: more than 0.1 where a result is a small difference of large numbers.</summary>
    public double Scale { get; init; } = 0.1;

    /// <summary>False where both initial weights are not to be compared, as ours were set by the case.</summary>
    public bool SameStart { get; init; } = true;

    /// <summary>Whether the layer runs in training mode.</summary>
    public bool Training { get; init; } = true;

    public override string ToString() =>
        $"{Python} {PythonCall} on {string.Join(", ", Inputs.Select(x => $"[{string.Join(", ", x.shape)}]"))}";

    private static Tensor Apply(nn.Module module, Tensor[] x) => module switch
    {
        nn.IModule<Tensor, Tensor> one when x.Length == 1 => one.call(x[0]),
        nn.IModule<Tensor, Tensor, Tensor> two when x.Length == 2 => two.call(x[0], x[1]),
        nn.IModule<Tensor, Tensor, Tensor, Tensor> three when x.Length == 3 => three.call(x[0], x[1], x[2]),
        nn.IModule<Tensor, Tensor, Tensor, Tensor, Tensor> four when x.Length == 4 => four.call(x[0], x[1], x[2], x[3]),
        _ => throw new ArgumentException($"{module.GetName()} does not take {x.Length} tensors: give the pair a call of its own."),
    };
}
