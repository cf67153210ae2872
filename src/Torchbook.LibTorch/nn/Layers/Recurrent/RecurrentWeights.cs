using Torchbook.LibTorch;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The weights of one recurrent cell.</summary>
internal static unsafe class RecurrentWeights
{
    public static readonly string[] Names = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"];

    /// <summary>Two or, with biases, four, in the order of <see cref="Names"/>; their values are not set.</summary>
    public static Parameter[] Empty(RecurrentKind kind, long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
    {
        Sizes.RequirePositive(nameof(inputSize), inputSize);
        Sizes.RequirePositive(nameof(hiddenSize), hiddenSize);
        var rows = kind.Gates * hiddenSize;
        long[][] shapes = bias ? [[rows, inputSize], [rows, hiddenSize], [rows], [rows]] : [[rows, inputSize], [rows, hiddenSize]];
        return Array.ConvertAll(shapes, shape => WeightAndBias.Empty(shape, device, dtype));
    }

    /// <summary>As <see cref="Empty"/>, with starting values; the biases are null where there are none.</summary>
    public static (Parameter weight_ih, Parameter weight_hh, Parameter? bias_ih, Parameter? bias_hh) Uniform(
        RecurrentKind kind, long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
    {
        var weights = Empty(kind, inputSize, hiddenSize, bias, device, dtype);
        Reset(weights, hiddenSize);
        return (weights[0], weights[1], bias ? weights[2] : null, bias ? weights[3] : null);
    }

    /// <summary>Uniform in ±1 / √hidden.</summary>
    public static void Reset(Parameter[] weights, long hiddenSize)
    {
        var bound = 1 / Math.Sqrt(hiddenSize);
        foreach (var weight in weights)
        {
            nn.init.uniform_(weight, -bound, bound);
        }
    }

    /// <summary>One time step of a cell: [N, inputs] or [inputs] to new states [N, hidden] or [hidden].</summary>
    public static Tensor[] Step(RecurrentKind kind, Tensor input, Tensor?[] states, Parameter weight_ih, Parameter weight_hh, Parameter? bias_ih, Parameter? bias_hh)
    {
        var single = input.ndim == 1;
        if ((!single && input.ndim != 2) || input.size(-1) != weight_ih.size(1))
        {
            throw new ArgumentException($"This cell takes [N, {weight_ih.size(1)}] or [{weight_ih.size(1)}], but the input is [{string.Join(", ", input.shape)}].", nameof(input));
        }

        using var scope = NewDisposeScope();
        var batch = single ? input.unsqueeze(0) : input;
        var hx = Array.ConvertAll(states, state => state is null ? zeros([batch.size(0), weight_hh.size(1)], input.dtype, input.device) : single ? state.unsqueeze(0) : state);
        var handles = NativeValue.Handles(hx);
        Tensor[] results;
        fixed (nint* h = handles)
        {
            var a = stackalloc[]
            {
                NativeValue.From(batch), kind.States == 1 ? NativeValue.From(hx[0]) : NativeValue.List(h, handles.Length),
                NativeValue.From(weight_ih), NativeValue.From(weight_hh), NativeValue.From(bias_ih), NativeValue.From(bias_hh),
            };
            results = kind.Cell.CallTensors(a, hx.Length);
        }

        GC.KeepAlive(states);
        return Array.ConvertAll(results, result => (single ? result.squeeze(0) : result).MoveToOuterDisposeScope());
    }
}
