using System.Numerics;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>A tensor to be made, as often as it is needed.</summary>
internal sealed record TensorDraw(long[] Shape, ScalarType Type, Complex[] Values, Layout Layout = Layout.Plain)
{
    private bool IsComplex => Type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>As it lies in memory; the caller disposes it.</summary>
    public Tensor Stored()
    {
        using var scope = NewDisposeScope();
        var flat = IsComplex ? from_array(Values) : from_array(Values.Select(v => v.Real).ToArray());
        return flat.to(Type).reshape(Layout == Layout.Transposed ? [Shape[^1], .. Shape[1..^1], Shape[0]] : Shape).clone().MoveToOuterDisposeScope();
    }

    /// <summary>As the operator sees it; the caller disposes it.</summary>
    public Tensor Create() => Layout switch
    {
        Layout.Transposed => Stored().transpose(0, -1),
        Layout.Quantized => quantize_per_tensor(Stored(), 0.5, 3, ScalarType.QUInt8),
        Layout.Channels => quantize_per_channel(Stored(), linspace(0.25, 1, Shape[0], ScalarType.Float64), arange(Shape[0]), 0, ScalarType.QUInt8),
        _ => Stored(),
    };

    public override string ToString() => $"{Layout} {Type}[{string.Join(", ", Shape)}]";
}

/// <summary>How the elements lie in memory.</summary>
internal enum Layout
{
    Plain,

    /// <summary>The first and the last dimension are exchanged.</summary>
    Transposed,

    /// <summary>Quantized with one scale.</summary>
    Quantized,

    /// <summary>Quantized with a scale for each channel, the first dimension.</summary>
    Channels,
}
