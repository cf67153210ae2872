using System.Globalization;
using System.Text.Json;

namespace Torchbook.Tests.Charts;

public class FigureSnapshotTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Given_a_figure_when_drawn_then_the_svg_is_the_accepted_one(string name) => Snapshot.Match(Samples.All[name]().ToSvg(), name + ".svg");

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Given_a_figure_when_written_for_plotly_then_the_json_is_the_accepted_one(string name) =>
        Snapshot.Match(Samples.All[name]().ToPlotly().ToJsonString(Indented) + "\n", name + ".json");

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Given_a_culture_with_decimal_commas_when_drawn_then_nothing_changes(string name)
    {
        var (svg, json) = (Samples.All[name]().ToSvg(), Samples.All[name]().ToPlotly().ToJsonString());
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.Equal(svg, Samples.All[name]().ToSvg());
            Assert.Equal(json, Samples.All[name]().ToPlotly().ToJsonString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
