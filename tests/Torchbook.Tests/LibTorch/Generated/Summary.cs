using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>Many results in a few numbers: how many calls failed, the sum of magnitudes, and a sum weighted by position.</summary>
internal sealed class Summary
{
    private int calls;

    /// <summary>A bit for each call that threw.</summary>
    public int Failed { get; private set; }

    public double Magnitude { get; private set; }

    public double Weighted { get; private set; }

    public void Add(Outcome outcome)
    {
        if (outcome.Error is not null) Failed |= 1 << calls;
        calls++;
        foreach (var output in outcome.Outputs) Add(output);
    }

    private void Add(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var values = (tensor.is_complex() ? view_as_real(tensor) : tensor).to(ScalarType.Float64).contiguous().data<double>().ToArray();
        Weighted += tensor.dim() + tensor.shape.Sum();
        for (var k = 0; k < values.Length; k++)
        {
            // NaN and infinity count as numbers that nothing else gives.
            var value = double.IsNaN(values[k]) ? 0.777 : Math.Clamp(values[k], -1e4, 1e4);
            Magnitude += Math.Abs(value);
            Weighted += value * (k + 1) / values.Length;
        }
    }
}
