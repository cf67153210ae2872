using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>Heat is conserved, spreads as a Gaussian, and explodes above the stable rate.</summary>
public class HeatDiffusionTests
{
    [Fact]
    public void Given_a_plate_when_heat_flows_then_none_is_lost_even_at_the_rim()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var plate = rand([12, 9], ScalarType.Float64);
        var later = HeatDiffusion.Run(plate, 200, 0.25);
        Assert.Equal(plate.sum().item<double>(), later.sum().item<double>(), 1e-4);
        Assert.True(later.std().item<double>() < 0.01 * plate.std().item<double>());
    }

    [Theory]
    [InlineData(20, 0.2)]
    [InlineData(60, 0.1)]
    public void Given_a_hot_point_when_heat_flows_then_it_becomes_the_Gaussian_of_the_predicted_width(int steps, double rate)
    {
        using var scope = NewDisposeScope();
        var plate = zeros([61, 61], ScalarType.Float64);
        plate[30, 30] = 1.0;
        var heat = HeatDiffusion.Run(plate, steps, rate);
        var distance = arange(61, ScalarType.Float64) - 30;
        var variance = (heat.sum(dim: 0) * distance.square()).sum().item<double>();
        Assert.Equal(HeatDiffusion.Sigma(steps, rate), Math.Sqrt(variance), 1e-3);
        var bell = ImageFilter.Apply(plate, Kernels.Gaussian(HeatDiffusion.Sigma(steps, rate), 61));
        Assert.True((heat - bell).abs().max().item<double>() < 0.1 * bell.max().item<double>());
    }

    [Theory]
    [InlineData(0.25, false)]
    [InlineData(0.27, true)]
    public void Given_a_rate_when_it_exceeds_a_quarter_then_the_plate_explodes(double rate, bool explodes)
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var hottest = HeatDiffusion.Run(rand([16, 16], ScalarType.Float64), 200, rate).abs().max().item<double>();
        Assert.Equal(explodes, hottest > 1);
    }

    [Fact]
    public void Given_no_steps_then_the_plate_is_a_copy()
    {
        using var scope = NewDisposeScope();
        var plate = zeros(4, 4);
        HeatDiffusion.Run(plate, 0).add_(1);
        Assert.Equal(0, plate.sum().item<float>());
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatDiffusion.Run(plate, -1));
    }
}
