namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>C# 14 in cells, each feature declared in one cell and used in the next.</summary>
public sealed class ModernCSharpTests : IDisposable
{
    private readonly CellFixture cells = new();

    [Theory]
    [InlineData("record Point(int X, int Y);", "(new Point(1, 2) with { Y = 5 }).ToString()", "Point { X = 1, Y = 5 }")]
    [InlineData("readonly record struct Size(double W, double H) { public double Area => W * H; }", "new Size(2, 3).Area", 6.0)]
    [InlineData("class Counter(int start) { public int Next() => start++; }\nvar counter = new Counter(4); counter.Next();", "counter.Next()", 5)]
    [InlineData("int[] a = [1, 2]; List<int> b = [.. a, 3]; int n; { Span<int> c = [.. b, 4]; n = c.Length; }", "n + b.Count", 7)]
    [InlineData("class Sized { public string Name { get => field ?? \"none\"; set => field = value.Trim(); } }", "new Sized { Name = \" x \" }.Name + new Sized().Name", "xnone")]
    [InlineData("static class E { extension<T>(IEnumerable<T> items) { public bool IsBare => !items.Any(); } }", "new int[0].IsBare", true)]
    [InlineData("static class E { extension(string) { public static string Twice(string s) => s + s; } }", "string.Twice(\"ab\")", "abab")]
    [InlineData("var text = \"\"\"\n    { \"a\": \"b\" }\n      indented\n    \"\"\";", "text", "{ \"a\": \"b\" }\n  indented")]
    [InlineData("var n = 3;\nvar text = $$\"\"\"{{{n}}}\"\"\";", "text", "{3}")]
    [InlineData("async IAsyncEnumerable<int> Count(int to) { for (var i = 1; i <= to; i++) { await Task.Yield(); yield return i; } }\nvar sum = 0;\nawait foreach (var i in Count(4)) sum += i;", "sum", 10)]
    [InlineData("string Kind(object o) => o switch { int and > 9 => \"large\", string { Length: 0 } => \"empty\", null => \"null\", _ => \"other\" };", "Kind(10) + Kind(\"\") + Kind(null)", "largeemptynull")]
    [InlineData("int First(int[] list) => list is [var head, .. var rest] ? head + rest.Length : -1;", "First([7, 8, 9])", 9)]
    [InlineData("class Log : IDisposable { public static string Text = \"\"; public void Dispose() => Text += \"closed\"; }\nint Use() { using var log = new Log(); return 1; }\nUse();", "Log.Text", "closed")]
    [InlineData("required();\nstatic void required() { }\nclass Needs { public required int N { get; init; } }", "new Needs { N = 4 }.N", 4)]
    [InlineData("T Largest<T>(params IEnumerable<T> items) where T : System.Numerics.INumber<T> => items.Aggregate(T.Max);", "Largest(3, 9, 4)", 9)]
    [InlineData("using Grid = int[,];\nGrid g = new int[2, 3];", "g.Length", 6)]
    [InlineData("(int Low, int High) Range(int[] v) => (v.Min(), v.Max());\nvar (low, high) = Range([3, 1, 2]);", "low * 10 + high", 13)]
    [InlineData("string? maybe = null;\nmaybe ??= \"set\";\nclass Box { public string? S; }\nBox? box = new(); box?.S = maybe;", "box.S", "set")]
    [InlineData("unsafe int Read(int[] v) { fixed (int* p = v) { return p[1]; } }", "Read([5, 6])", 6)]
    [InlineData("var plus = (int a, int b = 10) => a + b;", "plus(1)", 11)]
    [InlineData("file class Hidden { public static int V => 8; }\nint Peek() => Hidden.V;", "Peek()", 8)]
    [InlineData("dynamic bag = new System.Dynamic.ExpandoObject();\nbag.Size = 3;", "(int)bag.Size + 1", 4)]
    [InlineData("using System.Text.RegularExpressions;\nvar m = Regex.Match(\"a12\", @\"\\d+\");", "m.Value", "12")]
    [InlineData("var stack = new Stack(); stack.Push(1); var hash = new Hashtable { [\"a\"] = 1 };", "stack.Count + hash.Count", 2)]
    [InlineData("enum Color { Red, Green }\ninterface IShape { double Area => 1; }\nclass Dot : IShape;\ndelegate int Fold(int a);", "$\"{Color.Green} {((IShape)new Dot()).Area} {new Fold(a => a * 2)(4)}\"", "Green 1 8")]
    public void Given_a_feature_when_declared_in_one_cell_then_the_next_uses_it(string declaration, string use, object expected)
    {
        cells.Value(declaration);
        Assert.Equal(expected, cells.Value(use));
    }

    [Fact]
    public void Given_top_level_await_when_it_throws_then_line_and_type_are_the_cells()
    {
        var error = cells.Error("await Task.Yield();\nasync Task Fail() { await Task.Delay(1); throw new TimeoutException(\"late\"); }\nawait Fail();");
        Assert.Equal("TimeoutException", error.Name);
        Assert.Equal("late", error.Message);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Given_a_class_of_an_earlier_cell_when_declared_again_then_the_newer_counts()
    {
        cells.Value("class Person { public string First; }\nvar old = new Person { First = \"A\" };");
        cells.Value("class Person { public int Age; }");
        Assert.Equal(3, cells.Value("new Person { Age = 3 }.Age"));
        Assert.Equal("A", cells.Value("old.First"));
    }

    [Fact]
    public void Given_a_span_as_a_cells_variable_when_compiled_then_the_error_says_where_it_can_live() =>
        Assert.EndsWith("put it into a block { } or a method.", cells.Error("Span<int> s = new int[2];").Message);

    [Fact]
    public void Given_a_namespace_that_is_nowhere_when_used_then_the_error_says_how_a_package_is_added() => Assert.EndsWith(
        "A package is added by a line such as #r \"nuget: Newtonsoft.Json\".", cells.Error("using Newtonsoft.Json.Linq;\nvar x = 1;").Message);

    [Fact]
    public void Given_a_hundred_cells_when_run_then_each_keeps_little()
    {
        void Run(int from, int to) => Enumerable.Range(from, to - from).ToList().ForEach(i => cells.Value($"var v{i} = Enumerable.Range(0, 3).ToList(); v{i}.Add({i});"));
        Run(0, 20);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Run(20, 120);
        var perCell = (GC.GetTotalMemory(forceFullCollection: true) - before) / 100;
        Assert.True(perCell < 100_000, $"{perCell:N0} bytes a cell");
    }

    [Fact]
    public void Given_several_errors_when_compiled_then_all_are_told()
    {
        var error = cells.Error("int a = \"x\";\nvar b = c;");
        Assert.Equal(2, error.Trace.Count);
        Assert.StartsWith("(1,9): CS0029", error.Trace[0]);
        Assert.StartsWith("(2,9): CS0103", error.Trace[1]);
    }

    public void Dispose() => cells.Dispose();
}
