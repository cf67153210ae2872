using Torchbook.Charts;

namespace Torchbook.Tests.Charts;

public class AxisTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.98765, "0.988")]
    [InlineData(12.345, "12.3")]
    [InlineData(1234, "1234")]
    [InlineData(-20_000, "−20k")]
    [InlineData(1.234e9, "1.23G")]
    [InlineData(0.00012, "1.2·10⁻⁴")]
    [InlineData(1e20, "10²⁰")]
    [InlineData(double.NaN, "NaN")]
    public void Given_a_number_when_written_short_then_people_can_read_it(double value, string text) => Assert.Equal(text, NumberText.Short(value));

    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 20_000, "0 5k 10k 15k 20k")]
    [InlineData(-3, 3, "−3 −2 −1 0 1 2 3")]
    [InlineData(0, 3e-5, "0 5·10⁻⁶ 10⁻⁵ 1.5·10⁻⁵ 2·10⁻⁵ 2.5·10⁻⁵ 3·10⁻⁵")]
    [InlineData(1990, 2030, "1,990 2,000 2,010 2,020 2,030")]
    public void Given_a_linear_range_when_divided_then_ticks_are_round(double min, double max, string texts) =>
        Assert.Equal(texts, string.Join(' ', NumberText.Ticks(TickFinder.Linear(min, max, 5))));

    [Theory]
    [InlineData(1e-5, 1, "10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰")]
    [InlineData(1, 1000, "1 10 100 1,000")]
    [InlineData(2, 70, "2 5 10 20 50")]
    [InlineData(10, 14, "10.0 10.5 11.0 11.5 12.0 12.5 13.0 13.5 14.0")]
    public void Given_a_log_range_when_divided_then_ticks_are_powers_or_simple_multiples(double min, double max, string texts) =>
        Assert.Equal(texts, string.Join(' ', NumberText.Ticks(TickFinder.Log(min, max, 6))));

    [Fact]
    public void Given_whole_numbers_on_x_when_few_then_no_tick_stands_between_them() =>
        Assert.All(Chart.Line([1, 2, 3], [0.5, 0.4, 0.3]).Panel.XRange(8).Ticks, tick => Assert.Equal(Math.Round(tick.Value), tick.Value));

    [Fact]
    public void Given_any_two_ends_when_divided_then_there_are_few_ticks_and_all_inside()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var min = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300));
            var max = min + Math.Max(Math.Abs(min) * 1e-6, random.NextDouble() * Math.Pow(10, random.Next(-300, 300)));
            var ticks = TickFinder.Linear(min, max, 5);
            Assert.InRange(ticks.Length, 1, 12);
            Assert.All(ticks, t => Assert.InRange(t, min - (max - min) * 1e-6, max + (max - min) * 1e-6));
            Assert.Equal(ticks.Length, NumberText.Ticks(ticks).Count);
        }
    }
}
