using System.Globalization;
using Torchbook.Display;

namespace Torchbook.Tests.Display;

public sealed class FormatterTests : IDisposable
{
    public void Dispose() => Formatter.ResetToDefault();

    private static string Text(object? value) => Formatter.ToDisplayString(value);

    private static string? Html(object? value) => (string?)Formatter.ToBundle(value).Data[Mime.Html];

    private static string? Unaligned(string? html) => html?.Replace(" style=\"text-align:left\"", "").Replace(" style=\"text-align:right\"", "");

    [Theory]
    [InlineData(null, "null")]
    [InlineData(1.5, "1.5")]
    [InlineData(true, "True")]
    [InlineData("a <b> & \"c\"", "a <b> & \"c\"")]
    [InlineData(DayOfWeek.Friday, "Friday")]
    [InlineData(new[] { 1, 2, 3 }, "[ 1, 2, 3 ]")]
    [InlineData(new int[0], "[]")]
    public void Given_a_plain_value_when_formatted_then_text_shows_it_and_no_markup_is_made(object? value, string expected)
    {
        Assert.Equal(expected, Text(value));
        Assert.Null(Html(value));
    }

    [Fact]
    public void Given_a_string_with_markup_when_asked_for_html_then_it_is_encoded() =>
        Assert.Equal("<pre>&lt;script&gt;1 &amp; 2&lt;/script&gt;</pre>", Formatter.ToDisplayString("<script>1 & 2</script>", Mime.Html));

    [Fact]
    public void Given_explicit_html_when_formatted_then_it_stays_markup() =>
        Assert.Equal("<b>x</b>", Html(DisplayFunctions.HTML("<b>x</b>")));

    [Fact]
    public void Given_a_long_sequence_when_formatted_then_what_is_left_out_is_said()
    {
        Assert.EndsWith("18, 19, … (80 more) ]", Text(Enumerable.Range(0, 100).ToList()));
        Formatter.ListExpansionLimit = 2;
        Assert.Equal("[ 0, 1, … (3 more) ]", Text(Enumerable.Range(0, 5).ToArray()));
    }

    [Fact]
    public void Given_a_sequence_without_end_when_formatted_then_it_is_cut()
    {
        static IEnumerable<int> Forever()
        {
            while (true)
            {
                yield return 1;
            }
        }

        Assert.EndsWith("1, … (more) ]", Text(Forever()));
    }

    [Fact]
    public void Given_rows_of_numbers_when_formatted_then_they_stand_below_each_other() =>
        Assert.Equal("[ [ 1, 2 ],\n  [ 3, 4 ] ]", Text(new[] { new[] { 1, 2 }, [3, 4] }));

    [Fact]
    public void Given_a_dictionary_when_formatted_then_it_is_a_table_of_keys_and_values()
    {
        var value = new Dictionary<string, object?> { ["<k>"] = 1, ["n"] = null };
        Assert.Equal("{ <k>: 1, n: null }", Text(value));
        Assert.Equal("<table><thead><tr><th>key</th><th>value</th></tr></thead><tbody><tr><td>&lt;k&gt;</td><td>1</td></tr><tr><td>n</td><td>null</td></tr></tbody></table>", Unaligned(Html(value)));
    }

    [Fact]
    public void Given_records_when_formatted_then_they_are_a_table_with_a_column_for_each_property()
    {
        Assert.Equal("<table><thead><tr><th>Name</th><th>Size</th></tr></thead><tbody><tr><td>a&lt;</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>",
            Unaligned(Html(new[] { new Item("a<", 1), new Item("b", 2) })));
        Assert.Equal("<table><thead><tr><th colspan=\"2\">Item</th></tr></thead><tbody><tr><th>Name</th><td>a</td></tr><tr><th>Size</th><td>1</td></tr></tbody></table>", Unaligned(Html(new Item("a", 1))));
        Assert.Equal("Item { Name = a, Size = 1 }", Text(new Item("a", 1)));
    }

    [Fact]
    public void Given_many_rows_when_formatted_then_the_table_is_cut_and_says_so()
    {
        var html = Html(Enumerable.Range(0, 50).Select(i => new { Row = i }).ToList())!;
        Assert.Equal(22, html.Split("<tr>").Length - 1);
        Assert.Contains("<td colspan=\"1\">… (30 more)</td>", Unaligned(html));
    }

    [Fact]
    public void Given_a_property_that_throws_when_formatted_then_the_others_are_shown() =>
        Assert.Equal("Grumpy { Fine = 1, Broken = ! InvalidOperationException: no }", Text(new Grumpy()));

    [Fact]
    public void Given_an_object_that_contains_itself_when_formatted_then_it_ends() => Assert.Contains("…", Text(new Loop()));

    [Fact]
    public void Given_an_exception_when_formatted_then_type_and_message_are_shown() =>
        Assert.Equal("System.InvalidOperationException: no <b>", Text(new InvalidOperationException("no <b>")));

    [Fact]
    public void Given_another_culture_when_formatted_then_numbers_stay_the_same()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("1.5", Text(1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Given_a_registered_formatter_when_formatted_then_the_nearest_type_wins()
    {
        Formatter.Register<IDisposable>(_ => "disposable");
        Formatter.Register<Stream>((_, writer) => writer.Write("<i>stream</i>"), Mime.Html);
        Formatter.Register(typeof(List<>), (_, writer) => writer.Write("a list"));
        using var stream = new MemoryStream();
        using var reader = new StringReader("");
        Assert.Equal("<i>stream</i>", Html(stream));
        Assert.Equal("disposable", Text(reader));
        Assert.Equal("a list", Text(new List<int>()));
        Formatter.ResetToDefault();
        Assert.StartsWith("<table>", Html(stream));
    }

    [Fact]
    public void Given_preferred_types_when_formatted_then_other_representations_are_left_out_until_reset()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(Item), Mime.PlainText);
        Assert.Null(Html(new Item("a", 1)));
        Assert.NotNull(Html(new[] { new Item("a", 1) }));
        Formatter.ResetToDefault();
        Assert.NotNull(Html(new Item("a", 1)));
    }

    private record Item(string Name, int Size);

    private sealed class Grumpy
    {
        public int Fine => 1;

        public int Broken => throw new InvalidOperationException("no");
    }

    private sealed class Loop
    {
        public Loop Self => this;
    }
}
