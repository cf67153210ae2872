using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>One pair, run on our side: its weights before, and outputs, gradients and buffers after a forward and a backward pass.</summary>
internal sealed class LayerRun
{
    private readonly Pair _pair;
    private readonly int _seed;
    private readonly Dictionary<string, Tensor> _sent = [];
    private readonly Dictionary<string, Tensor> _expected = [];
    private readonly List<string> _faults = [];

    public LayerRun(Func<Draw, Pair> @case, int seed, ScalarType type)
    {
        _seed = seed;
        var draw = new Draw(seed, type);
        manual_seed(seed);
        _pair = @case(draw);
        try
        {
            Run(draw);
        }
        catch (Exception e)
        {
            _faults.Add($"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>Exact whatever the collector does: what this thread made and did not dispose.</summary>
    private static long Live => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    public IEnumerable<(string, Tensor)> Sent(int index) => _sent.Select(entry => ($"{index}.{entry.Key}", entry.Value));

    public string Python(int index) =>
        $"case({index}, {_seed}, {_pair.Training}, lambda: {_pair.Python}, lambda m, x: {_pair.PythonCall}, [{string.Join(", ", _pair.Inputs.Select(x => x.requires_grad))}])";

    /// <summary>What differs from PyTorch's answers.</summary>
    public IEnumerable<string> Compare(int index, Dictionary<string, Tensor> answers)
    {
        var theirs = answers.Where(a => a.Key.StartsWith($"{index}.", StringComparison.Ordinal)).ToDictionary(a => a.Key[(a.Key.IndexOf('.') + 1)..], a => a.Value);
        var faults = _faults.ToList();
        foreach (var name in theirs.Keys.Union(_expected.Keys))
        {
            if (!_pair.SameStart && name.StartsWith("start.", StringComparison.Ordinal))
            {
                continue;
            }

            if (!theirs.TryGetValue(name, out var expected) || !_expected.TryGetValue(name, out var actual))
            {
                faults.Add($"{name} is {(theirs.ContainsKey(name) ? "PyTorch's" : "ours")} alone");
            }
            else if (Record.Exception(() => Close.AssertEqual(expected, actual, name, _pair.Scale)) is { } fault)
            {
                faults.Add(fault.Message);
            }
        }

        return faults.Select(fault => $"{_pair} (seed {_seed}): {fault}");
    }

    private void Run(Draw draw)
    {
        if (_pair.Module is not { } module)
        {
            Forward();
            return;
        }

        module.to(draw.Type).train(_pair.Training);
        Prepare(module, draw);
        Forward();
        Tensor[] own = [.. module.parameters(), .. module.buffers()];
        module.Dispose();
        NoteUnless(own.All(tensor => tensor.IsInvalid), "not all weights are freed with the module");
        NoteUnless(Record.Exception(() => _pair.Call(_pair.Inputs)) is ObjectDisposedException, "the disposed module does not say so when called");
    }

    // Weights away from their starting values: a bias of zero would hide where it goes.
    private void Prepare(nn.Module module, Draw draw)
    {
        using var grad = no_grad();
        foreach (var (name, tensor) in module.state_dict())
        {
            if (_pair.SameStart)
            {
                _expected[$"start.{name}"] = tensor.clone();
            }

            if (tensor is Parameter && tensor.is_floating_point())
            {
                using var noise = draw.Constant(tensor.shape);
                using var small = noise * 0.1;
                tensor.add_(small);
            }

            _sent[$"state.{name}"] = tensor.clone();
        }
    }

    private void Forward()
    {
        var x = _pair.Inputs;
        for (var i = 0; i < x.Length; i++)
        {
            _sent[$"x.{i}"] = x[i].detach().clone();
        }

        manual_seed(_seed + 1);
        var before = Live;
        var outputs = _pair.Call(x);
        var made = outputs.Where(y => y is not null && !x.Contains(y, ReferenceEqualityComparer.Instance)).Distinct(ReferenceEqualityComparer.Instance).Count();
        NoteUnless(Live - before == made, $"{Live - before - made} tensors are left behind by a forward pass");
        using var scope = NewDisposeScope();
        var losses = outputs.OfType<Tensor>().Where(y => y.requires_grad).Select(y => (y * Weights(y)).sum()).ToArray();
        if (losses.Length > 0)
        {
            losses.Aggregate((a, b) => a + b).backward();
        }

        Keep("y", outputs.Select((y, i) => ($"{i}", y)));
        Keep("x.grad", x.Select((input, i) => ($"{i}", (Tensor?)input.grad)));
        Keep("grad", _pair.Module?.named_parameters().Select(p => (p.name, (Tensor?)p.parameter.grad)) ?? []);
        Keep("buffer", _pair.Module?.named_buffers().Select(b => (b.name, (Tensor?)b.buffer)) ?? []);
        foreach (var output in outputs)
        {
            output?.Dispose();
        }
    }

    private void Keep(string kind, IEnumerable<(string Name, Tensor? Value)> tensors)
    {
        foreach (var (name, value) in tensors)
        {
            if (value is not null)
            {
                using var plain = value.detach();
                _expected[$"{kind}.{name}"] = (plain.is_sparse ? plain.to_dense() : plain.clone()).DetachFromDisposeScope();
            }
        }
    }

    // Every element has a weight of its own in the loss.
    private static Tensor Weights(Tensor y) => arange(1, y.numel() + 1, dtype: ScalarType.Float64).sin().reshape(y.shape).to(y.dtype);

    private void NoteUnless(bool holds, string fault)
    {
        if (!holds)
        {
            _faults.Add(fault);
        }
    }
}
