using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>
/// Holds layers, losses and functions against PyTorch over random shapes: initial weights under the same seed, the names in the state,
/// outputs, gradients of inputs and parameters, buffers; and that nothing leaks and a disposed module says so. To add one, write a case that
/// draws its sizes and settings and pairs ours with PyTorch's expression; the module must be made inside the case:
/// <code>
/// d =>
/// {
///     var (n, bias) = (d.Size(), d.Flag());
///     return new(nn.Linear(n, 3, bias), $"nn.Linear({n}, 3, bias={bias})", d.Normal(4, n));
/// },
/// d => new(x => nn.functional.mse_loss(x[0], x[1]), $"F.mse_loss(x[0], x[1])", d.Normal(3, 2), d.Constant(3, 2)),
/// </code>
/// and hand it to <see cref="Hold"/> in a test for float32 and float64. Inputs by <c>Normal</c> and <c>Uniform</c> have their gradients
/// compared, those by <c>Constant</c>, <c>Indices</c> and <c>Mask</c> have none. All cases of a call are one request to Python.
/// </summary>
internal static class LayerProperties
{
    private const string Prelude = """
        def flat(value):
            if isinstance(value, (tuple, list)):
                return [tensor for item in value for tensor in flat(item)]
            return [value]

        def put(index, kind, tensors):
            for name, tensor in tensors:
                if tensor is not None:
                    out[f"{index}.{kind}.{name}"] = tensor.detach().to_dense().clone() if tensor.is_sparse else tensor.detach().clone()

        def case(index, *settings):
            try:
                run(index, *settings)
            except Exception as error:
                out[f"{index}.{error}"] = 0

        def run(index, seed, training, make, call, requires):
            sent = {name[len(str(index)) + 1:]: value for name, value in globals().items() if name.startswith(f"{index}.")}
            torch.manual_seed(seed)
            m = make()
            x = [sent[f"x.{i}"].requires_grad_(on) for i, on in enumerate(requires)]
            if isinstance(m, nn.Module):
                state = {name[6:]: value for name, value in sent.items() if name.startswith("state.")}
                m = m.to(dtype).train(training)
                put(index, "start", m.state_dict().items())
                m.load_state_dict(state)
            torch.manual_seed(seed + 1)
            y = flat(call(m, x))
            losses = [(o * torch.arange(1, o.numel() + 1, dtype=torch.float64).sin().reshape(o.shape).to(o.dtype)).sum() for o in y if o is not None and o.requires_grad]
            if losses:
                sum(losses).backward()
            put(index, "y", enumerate(y))
            put(index, "x.grad", enumerate(i.grad for i in x))
            if isinstance(m, nn.Module):
                put(index, "grad", ((name, p.grad) for name, p in m.named_parameters()))
                put(index, "buffer", m.named_buffers())

        """;

    /// <summary>Draws every case <paramref name="rounds"/> times and fails with all that differs.</summary>
    public static void Hold(ITestOutputHelper output, ScalarType type, Func<Draw, Pair>[] cases, int rounds = 4)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var runs = cases.SelectMany(one => Enumerable.Repeat(one, rounds)).Select(one => new LayerRun(one, random.Next(), type)).ToList();
        var python = Prelude + $"dtype = torch.{(type == ScalarType.Float64 ? "float64" : "float32")}\n" + string.Join('\n', runs.Select((run, i) => run.Python(i)));
        var answers = PyTorchScript.Run(python, [.. runs.SelectMany((run, i) => run.Sent(i))]);
        var faults = runs.SelectMany((run, i) => run.Compare(i, answers)).ToList();
        output.WriteLine($"{runs.Count} runs, {answers.Count} tensors compared");
        Assert.True(faults.Count == 0, $"{faults.Count} differences under seed {seed}:\n{string.Join('\n', faults.Take(40))}");
    }
}
