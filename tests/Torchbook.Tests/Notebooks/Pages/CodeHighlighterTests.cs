using System.Net;
using System.Text.RegularExpressions;
using Torchbook.Notebooks.Pages;

namespace Torchbook.Tests.Notebooks.Pages;

public partial class CodeHighlighterTests
{
    [Theory]
    [InlineData("var x = 1;", "<span class=\"k\">var</span> x = <span class=\"n\">1</span>;")]
    [InlineData("// a < b", "<span class=\"c\">// a &lt; b</span>")]
    [InlineData("#r \"nuget: Torchbook\"", "<span class=\"p\">#r &quot;nuget: Torchbook&quot;</span>")]
    [InlineData("f(\"a\");", "<span class=\"m\">f</span>(<span class=\"s\">&quot;a&quot;</span>);")]
    [InlineData("a.b.c();", "a.b.<span class=\"m\">c</span>();")]
    [InlineData("List<int> l;", "<span class=\"t\">List</span>&lt;<span class=\"k\">int</span>&gt; l;")]
    [InlineData("using System.IO;", "<span class=\"k\">using</span> System.IO;")]
    [InlineData("record P(int X);", "<span class=\"k\">record</span> <span class=\"t\">P</span>(<span class=\"k\">int</span> X);")]
    public void Given_csharp_when_colored_then_each_kind_has_its_class(string code, string html) => Assert.Equal(html, CodeHighlighter.ToHtml(code));

    [Fact]
    public void Given_interpolation_when_colored_then_code_inside_is_code() =>
        Assert.Equal("<span class=\"s\">$&quot;</span><span class=\"s\">n=</span>{n}<span class=\"s\">&quot;</span>", CodeHighlighter.ToHtml("$\"n={n}\""));

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\tint x =\r\n")]
    [InlineData("this is not } C# at all {{ \"unclosed")]
    [InlineData("#!fsharp\nlet x = [1; 2]")]
    [InlineData("#if DEBUG\nhidden();\n#endif")]
    [InlineData("var s = \"\"\"\n  raw \"text\" <b>\n  \"\"\";\nvar t = $$\"\"\"{{x}}\"\"\";")]
    [InlineData("/// <summary>x</summary>\nclass A { }\n/* open")]
    [InlineData("var 名前 = \"🙂\"u8; // é")]
    public void Given_any_code_when_colored_then_the_text_is_unchanged(string code) => Assert.Equal(code, TextOf(CodeHighlighter.ToHtml(code)));

    [Fact]
    public void Given_random_code_when_colored_then_the_text_is_unchanged()
    {
        const int seed = 77;
        var random = new Random(seed);
        string[] pieces = ["\"", "'", "$\"", "{", "}", "/*", "*/", "//", "\n", "#r ", "#if X", "@\"", "\"\"\"", "x", "1.5f", "<", ">", "&", " ", "class", "\\", "🙂", "\0"];
        for (var run = 0; run < 300; run++)
        {
            var code = string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => pieces[random.Next(pieces.Length)]));

            Assert.True(code == TextOf(CodeHighlighter.ToHtml(code)), $"seed {seed}, run {run}: {code}");
        }
    }

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
