using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>Waves appear where they should, and a page's rotation can be read off.</summary>
public class SpectrumTests
{
    [Theory]
    [InlineData(8, 0)]
    [InlineData(0, 5)]
    [InlineData(6, 3)]
    public void Given_one_wave_then_its_spectrum_has_one_pair_of_peaks_at_its_frequency(int down, int right)
    {
        using var scope = NewDisposeScope();
        var turn = 2 * Math.PI / 64;
        var wave = cos((arange(64, ScalarType.Float64).unsqueeze(1) * down + arange(64, ScalarType.Float64) * right) * turn);
        var spectrum = Spectrum.LogMagnitude(wave);
        var strongest = spectrum.max().item<double>();
        Assert.Equal(strongest, spectrum[32 + down, 32 + right].item<double>(), 1e-6);
        Assert.Equal(strongest, spectrum[32 - down, 32 - right].item<double>(), 1e-6);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7.5, 2)]
    [InlineData(25, 3)]
    [InlineData(-12, 4)]
    [InlineData(-41, 5)]
    public void Given_a_page_laid_askew_then_its_rotation_is_read_off_to_a_degree(double degrees, int seed)
    {
        using var page = TextPage.Write(256, degrees, seed);
        var energy = Spectrum.EnergyByAngle(page, stepsPerDegree: 4);
        Assert.Equal(720, energy.Length);
        Assert.Equal(1, energy.Max());
        Assert.Equal(degrees, Array.IndexOf(energy, 1) / 4.0 - 90, 1.01);
    }

    [Fact]
    public void Given_a_color_picture_then_the_message_says_what_to_do()
    {
        using var picture = zeros(3, 16, 16);
        Assert.Contains("Average the channels", Assert.Throws<ArgumentException>(() => Spectrum.EnergyByAngle(picture)).Message);
        Assert.Contains("[3, 16, 16]", Assert.Throws<ArgumentException>(() => Spectrum.LogMagnitude(picture)).Message);
    }

    [Fact]
    public void Given_an_even_picture_then_no_direction_has_energy() =>
        Assert.All(Spectrum.EnergyByAngle(full([32, 32], 0.5f)), energy => Assert.Equal(0, energy, 1e-6));

    [Fact]
    public void Given_a_seed_then_the_page_is_the_same_and_another_seed_writes_another()
    {
        using var scope = NewDisposeScope();
        Assert.True(TextPage.Write(64, 10, 3).Equals(TextPage.Write(64, 10, 3)));
        Assert.False(TextPage.Write(64, 10, 3).Equals(TextPage.Write(64, 10, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TextPage.Write(31));
    }
}
