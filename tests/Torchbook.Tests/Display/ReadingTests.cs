using Torchbook.Display;
using Torchbook.Display.Formatting;

namespace Torchbook.Tests.Display;

public sealed class ReadingTests : IDisposable
{
    private readonly TimeSpan patience = ReadingLimits.Patience;

    public void Dispose() => ReadingLimits.Patience = patience;

    [Fact]
    public void Given_a_slow_sequence_when_shown_then_reading_ends_and_says_so()
    {
        ReadingLimits.Patience = TimeSpan.Zero;
        Assert.Equal("[ … (more: reading took too long) ]", Enumerable.Range(0, 3).Select(i => i).ToDisplayString());
    }

    [Fact]
    public void Given_an_object_with_slow_properties_when_shown_then_reading_ends_and_says_so()
    {
        ReadingLimits.Patience = TimeSpan.Zero;
        Assert.Equal("{ A = … (more: reading took too long) }", new { A = 1, B = 2 }.ToDisplayString());
    }

    [Fact]
    public void Given_a_value_with_side_effects_when_shown_then_it_is_read_once_for_all_representations()
    {
        var reads = 0;
        var bundle = Formatter.ToBundle(Enumerable.Range(0, 3).Select(i => new { Read = reads++ }));
        Assert.Equal(3, reads);
        Assert.True(bundle.Data.ContainsKey(Mime.Html));
    }

    [Fact]
    public void Given_a_huge_object_graph_when_shown_then_it_ends_and_says_so()
    {
        Formatter.RecursionLimit = 30;
        try
        {
            var text = new Wide().ToDisplayString();
            Assert.Contains("more: too much to show", text);
            Assert.InRange(text.Length, 1, 3_000_000);
        }
        finally
        {
            Formatter.ResetToDefault();
        }
    }

    [Fact]
    public void Given_a_sequence_whose_enumerator_cannot_be_made_when_shown_then_the_error_is_shown() =>
        Assert.Equal("[ … (then InvalidOperationException: never) ]", new Never().ToDisplayString());

    [Fact]
    public void Given_a_million_rows_when_shown_then_only_what_can_be_paged_is_read()
    {
        var html = Formatter.ToDisplayString(Enumerable.Range(0, 1_000_000).Select(i => new { I = i }).ToList(), Mime.Html);
        Assert.Contains("999,980 more", html);
        Assert.EndsWith("],1000000);</script>", html);
        Assert.InRange(html.Length, 1, 60_000);
    }

    [Fact]
    public void Given_a_formatter_that_calls_itself_when_shown_then_it_fails_with_a_note_and_not_the_process()
    {
        Formatter.Register<Wide>(w => w.ToDisplayString());
        try
        {
            Assert.ThrowsAny<InsufficientExecutionStackException>(() => new Wide().ToDisplayString());
        }
        finally
        {
            Formatter.ResetToDefault();
        }
    }

    [Fact]
    public void Given_long_texts_inside_of_something_when_shown_then_each_is_cut_and_says_so() =>
        Assert.EndsWith("y… (3 more characters) ]", new[] { new string('x', 2000), new string('y', 2003) }.ToDisplayString());

    [Fact]
    public void Given_a_type_whose_attributes_cannot_be_read_when_shown_then_it_is_shown_as_any_other()
    {
        var missing = StandIn.Compile("Missing", "public class GoneAttribute : System.Attribute { }");
        var library = StandIn.Compile("Uses", "[Gone] public class Marked { public int A => 1; }", missing);
        Assert.Equal("Marked { A = 1 }", Activator.CreateInstance(library.GetType("Marked")!).ToDisplayString());
    }

    private sealed class Wide
    {
        public Wide A => new();

        public Wide B => new();

        public Wide C => new();
    }

    private sealed class Never : System.Collections.IEnumerable
    {
        public System.Collections.IEnumerator GetEnumerator() => throw new InvalidOperationException("never");
    }
}
