using Torchbook.Charts;

namespace Torchbook.Tests.Charts;

public class FigurePropertyTests(ITestOutputHelper output)
{
    private const int Seed = 20260;
    private const string Letters = "abc WMil <&>\"'\u0001\t日é\uD800😀-0.5";

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Given_a_sample_when_drawn_then_everything_lies_inside_the_view_box(string name) => SvgGeometry.AssertEverythingInside(Samples.All[name]().ToSvg());

    [Fact]
    public void Given_random_data_and_words_when_drawn_then_the_xml_is_well_formed_and_inside_the_view_box()
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        for (var i = 0; i < 150; i++)
        {
            var figure = RandomFigure(random);
            SvgGeometry.AssertEverythingInside(figure.ToSvg());
            Assert.NotEmpty(figure.ToPlotly().ToJsonString());
            Assert.NotEmpty(figure.ToString());
        }
    }

    [Fact]
    public void Given_a_wide_range_of_widths_when_drawn_then_everything_stays_inside()
    {
        foreach (var (name, sample) in Samples.All)
        {
            foreach (var width in new[] { 260, 390, 1200 })
            {
                SvgGeometry.AssertEverythingInside(sample().WithSize(width).ToSvg());
            }
        }
    }

    [Fact]
    public void Given_pictures_and_boundaries_of_any_size_when_drawn_then_everything_stays_inside()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 40; i++)
        {
            var pictures = Enumerable.Range(0, random.Next(0, 15)).Select(_ => Picture.Gray(new double[random.Next(1, 60), random.Next(1, 60)])).ToArray();
            SvgGeometry.AssertEverythingInside(Chart.Images(pictures, random.Next(2) == 0 ? null : pictures.Select(_ => Word(random))).ToSvg());
            var classes = new int[random.Next(1, 30), random.Next(1, 30)];
            double[] x = [0, 1, 2, double.NaN], y = [5, -4, 0, 1];
            var boundary = Chart.DecisionBoundary(classes, (-1, 3), (-1, 1), x, y, [0, 1, 2, 7], ["a", "b"]);
            SvgGeometry.AssertEverythingInside(boundary.ToSvg());
            Assert.Equal("a, b, class 2, class 7", boundary.ToString().Split(';')[0]);
        }
    }

    private static Figure RandomFigure(Random random)
    {
        var count = random.Next(0, 40);
        var figure = random.Next(6) switch
        {
            0 => Chart.Line(Values(random, count), Word(random)).Line(Values(random, random.Next(0, 2000)), Word(random), markers: random.Next(2) == 0),
            1 => Chart.Scatter(Values(random, count), Values(random, count), Word(random), Values(random, count)),
            2 => Chart.Bars(Enumerable.Range(0, count).Select(_ => Word(random)).ToArray(), Values(random, count), errors: Values(random, count), horizontal: random.Next(2) == 0),
            3 => Chart.Heatmap(Matrix(random, random.Next(0, 50), random.Next(0, 50)), random.Next(2) == 0 ? ColorScale.Diverging : null),
            4 => Chart.Histogram(Values(random, count)),
            _ => Chart.Subplots(random.Next(1, 4), Enumerable.Range(0, random.Next(1, 5)).Select(_ => Chart.Line(Values(random, 10), Word(random)).WithTitle(Word(random)).WithYAxis(Word(random)))),
        };
        figure.WithTitle(Word(random)).WithSubtitle(Word(random)).WithCaption(Word(random)).Note(random.NextDouble(), random.NextDouble(), Word(random)).HorizontalLine(random.NextDouble(), Word(random));
        return random.Next(3) == 0
            ? figure.WithYAxis(Word(random), scale: AxisScale.Log, min: random.NextDouble())
            : figure.WithXAxis(Word(random), Word(random), max: random.Next(3) == 0 ? random.NextDouble() : null);
    }

    private static double[] Values(Random random, int count)
    {
        var scale = Math.Pow(10, random.Next(-12, 13));
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(40) switch
        {
            0 => double.NaN,
            1 => double.PositiveInfinity,
            2 => 0,
            3 => double.MaxValue,
            4 => double.Epsilon,
            5 => -1e300,
            _ => (random.NextDouble() * 2 - 0.5) * scale,
        })];
    }

    private static double[,] Matrix(Random random, int rows, int columns)
    {
        var matrix = new double[rows, columns];
        for (var i = 0; i < rows * columns; i++)
        {
            matrix[i / columns, i % columns] = Values(random, 1)[0];
        }

        return matrix;
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 60)).Select(_ => Letters[random.Next(Letters.Length)]));
}
