using System.Text.Json;
using TorchSharp;

namespace Torchbook.Tests.LibTorch.PyTorch;

/// <summary>A tensor in four parts: its shape, its sum, the sum of its magnitudes, and a sum weighted by position, which
/// notices elements out of place.</summary>
internal sealed record Fingerprint(long[] Shape, double Sum, double Magnitude, double Weighted)
{
    public static Fingerprint Of(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var values = tensor.detach().to(torch.ScalarType.Float64).contiguous().data<double>().ToArray();
        var weighted = values.Select((value, i) => value * (i + 1) / Math.Max(1, values.Length)).Sum();
        return new(tensor.shape, values.Sum(), values.Sum(Math.Abs), weighted);
    }

    public static Fingerprint Of(double value) => new([], value, Math.Abs(value), value);

    public static Fingerprint[] Parse(JsonElement list) =>
        [.. list.EnumerateArray().Select(item => new Fingerprint(item[0].Deserialize<long[]>()!, item[1].GetDouble(), item[2].GetDouble(), item[3].GetDouble()))];

    /// <summary>Holds each against its counterpart to 2e-5 of the magnitude, room for another order of additions, and 1e-5:
    /// the gradient of a bias before batch normalization is zero but for rounding.</summary>
    public static void AssertEqual(IReadOnlyList<Fingerprint> expected, IReadOnlyList<Fingerprint> actual, bool shapes = true)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            if (shapes)
            {
                Assert.Equal(expected[i].Shape, actual[i].Shape);
            }

            var tolerance = (2e-5 * expected[i].Magnitude) + 1e-5;
            Assert.True(Math.Abs(expected[i].Sum - actual[i].Sum) <= tolerance, $"tensor {i}: sum {actual[i].Sum:r}, expected {expected[i].Sum:r}");
            Assert.True(Math.Abs(expected[i].Magnitude - actual[i].Magnitude) <= tolerance, $"tensor {i}: magnitude {actual[i].Magnitude:r}, expected {expected[i].Magnitude:r}");
            Assert.True(Math.Abs(expected[i].Weighted - actual[i].Weighted) <= tolerance, $"tensor {i}: weighted {actual[i].Weighted:r}, expected {expected[i].Weighted:r}");
        }
    }
}
