using Torchbook.LibTorch;
using static TorchSharp.torch;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules;

/// <summary>The layers of an RNN, LSTM or GRU: weights by layer and direction, named and initialized as PyTorch's, and the pass
/// over a sequence.</summary>
internal sealed unsafe class RecurrentStack
{
    private static readonly Operator Flatten = new(
        "aten::_cudnn_rnn_flatten_weight", "", "weight_arr,weight_stride0,input_size,mode,hidden_size,proj_size,num_layers,batch_first,bidirectional");

    private readonly nn.Module _owner;
    private readonly RecurrentKind _kind;
    private readonly RecurrentSettings _settings;
    private readonly Parameter[] _weights;

    /// <summary>Registers the weights with <paramref name="owner"/>.</summary>
    public RecurrentStack(nn.Module owner, RecurrentKind kind, RecurrentSettings settings, Device? device, ScalarType? dtype)
    {
        settings.Check();
        (_owner, _kind, _settings) = (owner, kind, settings);
        var weights = new List<Parameter>();
        for (var layer = 0; layer < settings.Layers; layer++)
        {
            foreach (var suffix in settings.Suffixes)
            {
                var inputs = layer == 0 ? settings.InputSize : settings.HiddenSize * settings.Directions;
                var names = RecurrentWeights.Names.Select(name => $"{name}_l{layer}{suffix}");
                foreach (var (name, weight) in names.Zip(RecurrentWeights.Empty(kind, inputs, settings.HiddenSize, settings.Bias, device, dtype)))
                {
                    owner.register_parameter(name, weight);
                    weights.Add(weight);
                }
            }
        }

        _weights = [.. weights];
        RecurrentWeights.Reset(_weights, settings.HiddenSize);
    }

    /// <summary>Runs over [T, N, features], [N, T, features] when batch first, or [T, features].</summary>
    /// <param name="input">The sequence.</param>
    /// <param name="states">One or two initial states [layers · directions, N, hidden], or nulls for zeros.</param>
    /// <returns>The output and the final states.</returns>
    public Tensor[] Run(Tensor input, params Tensor?[] states)
    {
        var single = input.ndim == 2;
        if ((!single && input.ndim != 3) || input.size(-1) != _settings.InputSize)
        {
            throw _settings.Refusal(_owner, input);
        }

        using var scope = NewDisposeScope();
        var batchDimension = _settings.BatchFirst ? 0 : 1;
        var batch = single ? input.unsqueeze(batchDimension) : input;
        var hx = Initial(batch, batch.size(batchDimension), single ? [.. states.Select(state => state?.unsqueeze(1))] : states);
        Tensor[] results;
        var (hidden, weights) = (NativeValue.Handles(hx), NativeValue.Handles(_weights.AsSpan()));
        fixed (nint* h = hidden, w = weights)
        {
            var a = stackalloc[]
            {
                NativeValue.From(batch), States(hx, h), NativeValue.List(w, weights.Length), NativeValue.From(_settings.Bias), NativeValue.From(_settings.Layers),
                NativeValue.From(_settings.Dropout), NativeValue.From(_owner.training), NativeValue.From(_settings.Bidirectional), NativeValue.From(_settings.BatchFirst),
            };
            results = _kind.Dense.CallTensors(a, 1 + hx.Length);
        }

        GC.KeepAlive(input);
        GC.KeepAlive(states);
        if (single)
        {
            results = [.. results.Select((result, i) => result.squeeze(i == 0 ? batchDimension : 1))];
        }

        return Keep(results);
    }

    /// <summary>Runs over sequences of several lengths. The states are in the order in which the sequences were packed.</summary>
    public (PackedSequence, Tensor[]) Run(PackedSequence input, params Tensor?[] states)
    {
        if (input.data.size(-1) != _settings.InputSize)
        {
            throw _settings.Refusal(_owner, input.data);
        }

        using var scope = NewDisposeScope();
        using var largest = input.batch_sizes.select(0, 0);
        var hx = Initial(input.data, largest.ToInt64(), [.. states.Select(state => Reordered(state, input.sorted_indices))]);
        Tensor[] results;
        var (hidden, weights) = (NativeValue.Handles(hx), NativeValue.Handles(_weights.AsSpan()));
        fixed (nint* h = hidden, w = weights)
        {
            var a = stackalloc[]
            {
                NativeValue.From(input.data), NativeValue.From(input.batch_sizes), States(hx, h), NativeValue.List(w, weights.Length), NativeValue.From(_settings.Bias),
                NativeValue.From(_settings.Layers), NativeValue.From(_settings.Dropout), NativeValue.From(_owner.training), NativeValue.From(_settings.Bidirectional),
            };
            results = _kind.Packed.CallTensors(a, 1 + hx.Length);
        }

        GC.KeepAlive(input);
        GC.KeepAlive(states);
        var final = results[1..].Select(state => Reordered(state, input.unsorted_indices)).ToArray();
        return (input.With(results[0].MoveToOuterDisposeScope()), Keep(final));
    }

    /// <summary>Puts the weights into one block, which cuDNN wants; on the CPU there is nothing to do.</summary>
    public void FlattenParameters()
    {
        if (_weights[0].device_type != DeviceType.CUDA)
        {
            return;
        }

        using var grad = no_grad();
        var handles = NativeValue.Handles(_weights.AsSpan());
        fixed (nint* w = handles)
        {
            var a = stackalloc[]
            {
                NativeValue.List(w, handles.Length), NativeValue.From(_settings.Bias ? 4 : 2), NativeValue.From(_settings.InputSize), NativeValue.From(_kind.Number),
                NativeValue.From(_settings.HiddenSize), NativeValue.From(0), NativeValue.From(_settings.Layers), NativeValue.From(_settings.BatchFirst), NativeValue.From(_settings.Bidirectional),
            };
            Flatten.CallTensor(a).Dispose();
        }
    }

    public Parameter Weight(int kind, long index)
    {
        var perSlice = _settings.Bias ? 4 : 2;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _weights.Length / perSlice);
        return kind < perSlice ? _weights[(index * perSlice) + kind] : null;
    }

    private NativeValue States(Tensor[] hx, nint* handles) => _kind.States == 1 ? NativeValue.From(hx[0]) : NativeValue.List(handles, hx.Length);

    private Tensor[] Initial(Tensor input, long batch, Tensor?[] states) =>
        [.. states.Select(state => state ?? zeros([_settings.Layers * _settings.Directions, batch, _settings.HiddenSize], input.dtype, input.device))];

    private static Tensor? Reordered(Tensor? state, Tensor? order) => state is null || order is null ? state : state.index_select(1, order);

    private static Tensor[] Keep(Tensor[] results)
    {
        foreach (var result in results)
        {
            result.MoveToOuterDisposeScope();
        }

        return results;
    }
}
