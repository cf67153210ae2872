using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Torchbook.Charts;
using Torchbook.Display;

namespace Torchbook.Tests.Charts;

public class FigureBundleTests
{
    [Fact]
    public void Given_a_chart_when_displayed_then_it_has_a_png_a_plotly_figure_the_svg_and_a_text()
    {
        var figure = Samples.All["line"]();
        var bundle = figure.ToMimeBundle();
        Assert.Equal([Mime.Plotly, Mime.FigureSvg, Mime.Png, Mime.PlainText], bundle.Data.Select(d => d.Key).Order(StringComparer.Ordinal));
        Assert.Equal("It overfits after epoch 3\nLeNet, 3 seeds\ntrain, validation; epoch 1 to 4; loss (nats) 0.4 to 2.3", (string?)bundle.Data[Mime.PlainText]);
        Assert.Equal(figure.ToSvg(), (string?)bundle.Data[Mime.FigureSvg]);
    }

    [Fact]
    public void Given_a_png_when_displayed_then_it_has_twice_the_pixels_of_its_stated_size()
    {
        var bundle = Samples.All["line"]().ToMimeBundle();
        var png = Convert.FromBase64String((string)bundle.Data[Mime.Png]!);
        var size = (JsonObject)bundle.Metadata[Mime.Png]!;
        Assert.Equal(520, (int)size["width"]!);
        Assert.Equal(2 * (int)size["width"]!, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(2 * (int)size["height"]!, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void Given_a_machine_without_librsvg_when_displayed_then_the_svg_is_an_image_in_html()
    {
        var svg = Samples.All["bars"]().ToSvg();
        var bundle = FigureBundle.With(null, "a \"b\"", svg, 520, 300);
        var html = (string)bundle.Data[Mime.Html]!;
        Assert.False(bundle.Data.ContainsKey(Mime.Png));
        Assert.StartsWith("<img src=\"data:image/svg+xml;base64,", html);
        Assert.Contains("alt=\"a &quot;b&quot;\"", html);
        Assert.Equal(svg, System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(html.Split("base64,")[1].Split('"')[0])));
    }

    [Fact]
    public void Given_nothing_but_pictures_when_displayed_then_there_is_no_interactive_figure() =>
        Assert.False(Chart.Images([Picture.Gray(new double[2, 2])]).ToMimeBundle().Data.ContainsKey(Mime.Plotly));

    [Fact]
    public void Given_a_plotly_figure_when_read_then_gaps_are_null_and_texts_are_no_markup()
    {
        var json = Chart.Line([1.0, double.NaN, double.NegativeInfinity], "a<b>").WithTitle("x < y & z").ToPlotly();
        Assert.Equal("[1,null,null]", json["data"]![0]!["y"]!.ToJsonString());
        Assert.Equal("a&lt;b&gt;", (string?)json["data"]![0]!["name"]);
        Assert.Contains("x &lt; y &amp; z", (string?)json["layout"]!["title"]!["text"]);
    }

    [Fact]
    public void Given_the_command_line_tool_when_it_renders_then_the_picture_has_the_size_that_the_library_gives()
    {
        var svg = Samples.All["bars"]().ToSvg();
        var (library, tool) = (LibRsvg.TryRender(svg, 2), RsvgConvert.TryRender(svg, 2));
        Assert.SkipWhen(library is null || tool is null, "needs librsvg2-2 and librsvg2-bin");
        Assert.Equal(library.AsSpan(16, 8), tool.AsSpan(16, 8));
    }

    [Fact]
    public void Given_more_series_than_a_reader_can_follow_when_described_then_the_text_advises_against_it()
    {
        var figure = Enumerable.Range(0, 6).Aggregate(new Figure(), (f, i) => f.Line([1.0, i], $"series {i}"));
        Assert.Contains("6 series in one panel; 5 is what a reader can follow", figure.ToString());
        Assert.Empty(Samples.All["line"]().Advice);
    }

    [Fact]
    public void Given_a_long_curve_when_drawn_then_it_is_thinned_and_keeps_its_peaks()
    {
        var y = Enumerable.Range(0, 100_000).Select(i => i == 54_321 ? 99.0 : Math.Sin(i / 100.0)).ToArray();
        var figure = Chart.Line(y);
        Assert.InRange(figure.ToSvg().Length, 1_000, 60_000);
        Assert.Contains("99", figure.ToPlotly()["data"]![0]!["y"]!.ToJsonString());
    }
}
