using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Documentation;

namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>In the samples the cursor stands where the bar is.</summary>
public sealed class InspectionTests(SharedEngine shared) : IClassFixture<SharedEngine>
{
    private readonly CellEngine engine = shared.Engine;

    [Theory]
    [InlineData("Console.Write|Line(1)", "void Console.WriteLine(int value)")]
    [InlineData("Console.WriteLine|", "void Console.WriteLine(")]
    [InlineData("|Console.WriteLine()", "static class System.Console")]
    [InlineData("var n = 1; n|", "int n")]
    [InlineData("System.Tex|t.StringBuilder b;", "System.Text")]
    [InlineData("in|t n = 1;", "struct int")]
    [InlineData("\"a\".Leng|th", "int string.Length")]
    [InlineData("Math.Max(|", "Math.Max(int val1, int val2)")]
    [InlineData("Math.Max(1, |)", "Math.Max(int val1, int val2)")]
    [InlineData("Math.Max(Math.Min(1, |), 2)", "Math.Min(int val1, int val2)")]
    [InlineData("new DateTime(|", "DateTime(int year, int month, int day)")]
    [InlineData("new StringB|uilder()", "class System.Text.StringBuilder")]
    [InlineData("record Point(int X, int Y); new Point(|", "Point(int X, int Y)")]
    [InlineData("Func<int, string> f = null; f(|", "string Func<int, string>.Invoke(int arg)")]
    [InlineData("new[] { 1 }.Wher|e(n => n > 0)", "Where<int>(Func<int, bool> predicate)")]
    [InlineData("var w = new List<string>(); w.Ad|d(\"\")", "void List<string>.Add(string item)")]
    public void Given_a_place_when_inspected_then_the_signature_is_told(string sample, string signature) =>
        Assert.Contains(signature, Inspect(sample)!.Text);

    [Theory]
    [InlineData("|")]
    [InlineData("1 +| 1")]
    [InlineData("nowhere|")]
    [InlineData("\"text|\"")]
    public void Given_a_place_that_means_nothing_when_inspected_then_nothing_is_told(string sample) => Assert.Null(Inspect(sample));

    [Fact]
    public void Given_a_documented_method_of_the_framework_when_inspected_then_all_parts_are_there()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs/Microsoft.NETCore.App.Ref")), "The SDK's reference pack is not here.");
        var found = Inspect("string.Joi|n(\",\", new[] { 1 }.Select(n => $\"{n}\"))")!;

        Assert.Contains("Concatenates", found.Text);
        Assert.Contains("**Parameters**\n\n- `separator`: The string to use as a separator.", found.Markdown);
        Assert.Contains("**Returns**", found.Markdown);
        Assert.Contains("overloads", found.Markdown);
        Assert.Contains("<pre><code class=\"language-csharp\">", found.Html);
        Assert.Contains("<li><code>separator</code>:", found.Html);
        Assert.Contains("- `ArgumentNullException`: ", Inspect("int.Pars|e(\"1\")")!.Markdown);
    }

    [Fact]
    public void Given_more_overloads_than_a_tip_can_hold_when_inspected_then_some_are_counted_and_all_are_told_on_demand()
    {
        var few = Inspect("Console.WriteLin|e()")!.Text;
        var all = Inspect("Console.WriteLin|e()", everything: true)!.Text;

        Assert.Matches(@"// and \d+ more overloads", few);
        Assert.DoesNotContain("more overloads", all);
        Assert.True(all.Length > few.Length);
    }

    [Fact]
    public void Given_a_documented_function_of_an_earlier_cell_when_inspected_then_its_words_are_told()
    {
        engine.Run("""
            /// <summary>Halves <paramref name="n"/>; see <see cref="System.Math.Round(double)"/>.</summary>
            /// <param name="n">Any <c>double</c>.</param>
            /// <returns>Half of it.</returns>
            /// <exception cref="System.ArgumentException">Never.</exception>
            double Half(double n) => n / 2;
            """, "In[1]");
        var found = Inspect("Hal|f(1)")!;

        Assert.Equal("double Half(double n)\n\nHalves n; see Math.Round.\n\nParameters\n\n- n: Any double.\n\nReturns\n\nHalf of it.\n\nExceptions\n\n- ArgumentException: Never.\n", found.Text);
    }

    [Fact]
    public void Given_documentation_that_is_inherited_when_inspected_then_it_is_told()
    {
        engine.Run("""
            interface IShape
            {
                /// <summary>How large it is.</summary>
                double Area();
            }
            class Square : IShape
            {
                /// <inheritdoc/>
                public double Area() => 1;
            }
            """, "In[1]");

        Assert.Contains("How large it is.", Inspect("new Square().Are|a()")!.Text);
    }

    [Fact]
    public void Given_the_kits_own_library_when_inspected_then_its_documentation_is_found() =>
        Assert.Contains("Shows", Inspect("displa|y(1)")!.Text);

    [Fact]
    public void Given_documentation_with_markup_when_inspected_then_it_is_text_in_HTML()
    {
        engine.Run("/// <summary>Less &lt;b&gt;bold&lt;/b&gt;.</summary>\nint Odd() => 1;", "In[1]");

        Assert.DoesNotContain("<b>", Inspect("Od|d()")!.Html);
    }

    private Inspection? Inspect(string sample, bool everything = false)
    {
        var position = sample.IndexOf('|');
        return engine.Completion.Inspect(sample.Remove(position, 1), position, everything);
    }
}
