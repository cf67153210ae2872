using Torchbook.Convolution;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Convolution;

/// <summary>A template is found whatever the light, and scores mean what a correlation coefficient means.</summary>
public class TemplateMatchingTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.3, 0.5)]
    [InlineData(4, -7)]
    public void Given_a_piece_of_the_picture_in_other_light_when_searched_then_it_is_found_with_score_one(double contrast, double brightness)
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var picture = rand(3, 30, 40);
        var piece = picture.narrow(1, 12, 6).narrow(2, 23, 8) * contrast + brightness;
        var best = TemplateMatching.Best(TemplateMatching.NormalizedCrossCorrelation(picture, piece));
        Assert.Equal((12, 23), (best.Row, best.Column));
        Assert.Equal(1, best.Score, 1e-5);
    }

    [Fact]
    public void Given_any_window_then_the_score_is_the_correlation_coefficient()
    {
        using var scope = NewDisposeScope();
        manual_seed(12);
        var (picture, template) = (rand([9, 10], ScalarType.Float64), rand([4, 3], ScalarType.Float64));
        var scores = TemplateMatching.NormalizedCrossCorrelation(picture, template);
        Assert.Equal([6, 8], scores.shape);
        var (a, b) = (picture.narrow(0, 2, 4).narrow(1, 5, 3), template);
        var expected = ((a - a.mean()) * (b - b.mean())).mean() / (a.std(false) * b.std(false));
        Assert.Equal(expected.item<double>(), scores[2, 5].item<double>(), 1e-10);
    }

    [Fact]
    public void Given_a_negative_of_the_template_then_the_score_is_minus_one()
    {
        using var scope = NewDisposeScope();
        manual_seed(13);
        var template = rand(5, 5);
        Assert.Equal(-1, TemplateMatching.NormalizedCrossCorrelation(1 - template, template).item<double>(), 1e-6);
    }

    [Fact]
    public void Given_a_flat_sky_or_a_flat_template_then_the_score_is_zero_not_NaN()
    {
        using var scope = NewDisposeScope();
        manual_seed(14);
        Assert.Equal(0, TemplateMatching.NormalizedCrossCorrelation(full([8, 8], 0.9f), rand(3, 3)).abs().max().item<double>());
        Assert.Equal(0, TemplateMatching.NormalizedCrossCorrelation(rand(8, 8), full([3, 3], 0.9f)).abs().max().item<double>());
    }

    [Theory]
    [InlineData(new long[] { 8, 8 }, new long[] { 3, 2, 2 }, "they are [8, 8] and [3, 2, 2]")]
    [InlineData(new long[] { 3, 8, 8 }, new long[] { 1, 2, 2 }, "same channels")]
    [InlineData(new long[] { 1, 1, 8, 8 }, new long[] { 1, 1, 2, 2 }, "both be [H, W]")]
    [InlineData(new long[] { 8, 8 }, new long[] { 9, 2 }, "[9, 2] must lie inside the image [8, 8]")]
    public void Given_shapes_that_do_not_fit_then_the_message_says_which(long[] picture, long[] template, string message)
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => TemplateMatching.NormalizedCrossCorrelation(zeros(picture), zeros(template)));
        Assert.Contains(message, error.Message);
    }
}
