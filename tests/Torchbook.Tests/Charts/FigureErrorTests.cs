using Torchbook.Charts;

namespace Torchbook.Tests.Charts;

public class FigureErrorTests
{
    [Fact]
    public void Given_lengths_that_differ_when_a_trace_is_added_then_the_error_names_both()
    {
        Names("x has 3 values and y has 2", () => Chart.Line([1, 2, 3], [1.0, 2]));
        Names("x has 1 values and y has 2", () => Chart.Scatter([1], [1.0, 2]));
        Names("errors has 1 values for 2 points", () => Chart.Scatter([1, 2], [1.0, 2], errors: [0.1]));
        Names("low has 1 values for 2 points", () => Chart.Line([1.0, 2]).Band([1.0], [1.0, 2]));
        Names("2 categories and 3 values", () => Chart.Bars(["a", "b"], [1, 2, 3]));
        Names("2 categories and 1 values", () => Chart.Bars(["a", "b"], [1, 2]).Bars([1]));
        Names("3 names for 2 rows", () => Chart.Heatmap(new double[2, 2], rows: ["a", "b", "c"]));
        Names("1 captions for 0 pictures", () => Chart.Images([], ["a"]));
        Names("1 labels for 2 points", () => Chart.DecisionBoundary(new double[2, 2], (0, 1), (0, 1), [1.0, 2], [1.0, 2], [1]));
    }

    [Fact]
    public void Given_a_band_without_a_line_when_added_then_the_error_says_what_to_call_first() =>
        Assert.Contains("call Line first", Assert.Throws<InvalidOperationException>(() => Chart.Scatter([1], [1]).Band([1], [1])).Message);

    [Fact]
    public void Given_impossible_sizes_when_set_then_they_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure().WithSize(width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure().WithSize(plotHeight: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure().WithColumns(0));
        Assert.Throws<FormatException>(() => Rgb.Parse("red"));
        Assert.Throws<ArgumentException>(() => new ColorScale(new Rgb(0, 0, 0)));
    }

    private static void Names(string part, Func<Figure> make) => Assert.Contains(part, Assert.Throws<ArgumentException>(make).Message);
}
