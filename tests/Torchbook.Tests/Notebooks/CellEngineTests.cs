using Torchbook.Notebooks.Cells;
using Torchbook.Notebooks.Cells.Packages;

namespace Torchbook.Tests.Notebooks;

public class CellEngineTests
{
    private readonly CellEngine engine = new();
    private int count;

    private CellResult Run(string code) => engine.Run(code, $"In[{++count}]");

    private object? Value(string code)
    {
        var result = Run(code);
        Assert.True(result.Error is null, string.Join("\n", result.Error?.Trace ?? []));
        return result.Value;
    }

    [Fact]
    public void Given_a_trailing_expression_when_run_then_it_is_the_value() => Assert.Equal(42, Value("var x = 6;\nx * 7"));

    [Fact]
    public void Given_an_earlier_cell_when_a_later_one_runs_then_it_sees_what_was_declared()
    {
        Value("int Twice(int n) => 2 * n; record P(int A); var p = new P(3);");
        Assert.Equal(6, Value("Twice(p.A)"));
    }

    [Fact]
    public void Given_a_collection_expression_for_an_interface_when_run_then_the_cell_compiles_all_the_same()
    {
        Value("int Sum(IEnumerable<int> numbers) => numbers.Sum(); int Count(IReadOnlyList<int[]> lists) => lists.Count;");
        Assert.Equal(6, Value("Sum([1, 2, 3])"));
        Assert.Equal(2, Value("Count([[1], [2, 3]])"));
    }

    [Fact]
    public void Given_a_cell_of_usings_alone_when_run_then_later_cells_see_them()
    {
        Value("using System.Globalization;");
        Assert.Equal("", Value("CultureInfo.InvariantCulture.Name"));
    }

    [Fact]
    public void Given_a_notebook_of_DotNet_Interactives_when_it_names_its_formatters_then_they_are_the_hosts_own()
    {
        Assert.Equal("text/html", Value("using Microsoft.DotNet.Interactive.Formatting;\nFormatter.SetPreferredMimeTypesFor(typeof(Version), PlainTextFormatter.MimeType);\nFormatter.Register<Version>(v => $\"version {v}\");\nHtmlFormatter.MimeType"));
        Assert.Equal("version 1.2", Value("new Version(1, 2).ToDisplayString()"));
        Torchbook.Display.Formatter.ResetToDefault();
    }

    [Fact]
    public void Given_a_part_of_the_framework_that_is_not_referenced_at_start_when_used_then_it_is_found()
    {
        Value("using System.Xml.Linq;");
        Assert.Equal("<a />", Value("new XElement(\"a\").ToString()"));
    }

    [Fact]
    public void Given_types_in_use_when_a_later_cell_brings_in_more_of_the_framework_then_they_stay_the_same()
    {
        Value("var client = new System.Net.Http.HttpClient();\nvar page = HTML(\"x\");\nstring Host(System.Net.Http.HttpClient c) => \"none\";");
        Value("using System.Xml.Linq;");
        Value("#r \"nuget: MathNet.Numerics, 5.0.0\"\nvar m = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 2);");
        Value("new System.Net.Mail.MailAddress(\"a@b.example\").Host");
        Assert.Equal("none", Value("page = HTML(\"y\"); m = m.Add(m); client = new System.Net.Http.HttpClient(); Host(client)"));
    }

    [Fact]
    public void Given_a_cell_that_throws_when_run_then_line_and_trace_name_it_and_the_state_stays()
    {
        var error = Run("var kept = 5;\n\nstring s = null;\ns.Length.ToString();").Error!;
        Assert.Equal("NullReferenceException", error.Name);
        Assert.Equal(4, error.Line);
        Assert.Contains("   at In[1]:line 4", error.Trace);
        Assert.Equal(5, Value("kept"));
    }

    [Fact]
    public void Given_an_exception_inside_a_library_when_run_then_the_trace_names_its_files_without_their_folders()
    {
        var error = Run("Torchbook.Display.RunFacts.Record(null, \"a value\");").Error!;
        Assert.Contains(error.Trace, line => line.Contains(" in RunFacts.cs:line ", StringComparison.Ordinal));
        Assert.DoesNotContain(error.Trace, line => line.Contains('/'));
    }

    [Fact]
    public void Given_an_exception_inside_an_earlier_cells_method_when_run_then_the_line_is_the_running_cells()
    {
        Value("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = Run("var one = 1;\nDivide(one, 0)").Error!;
        Assert.Equal(2, error.Line);
        Assert.Contains(error.Trace, line => line.EndsWith("at Divide(Int32 a, Int32 b) in In[1]:line 3"));
    }

    [Fact]
    public void Given_a_compile_error_inside_a_loop_when_run_then_line_and_column_are_those_of_the_text()
    {
        var error = Run("for (var i = 0; i < 3; i++) {\n  Console.WriteLine(j);\n}").Error!;
        Assert.Equal("CompileError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.StartsWith("(2,21): CS0103", error.Message);
    }

    [Theory]
    [InlineData("namespace N { public class C { public static int V => 3; } }", "N.C.V", 3)]
    [InlineData("static class E { public static int Half(this int n) => n / 2; }", "8.Half()", 4)]
    [InlineData("static class E { extension(int n) { public int Third => n / 3; } }", "9.Third", 3)]
    [InlineData("static class E { public static int Half(this int n) => n / 2; }\nvar h = 10.Half();", "h", 5)]
    public void Given_what_a_script_cannot_hold_when_run_then_it_becomes_a_library(string cell, string use, int expected)
    {
        Value(cell);
        Assert.Equal(expected, Value(use));
    }

    [Fact]
    public void Given_an_extension_class_when_its_cell_runs_again_then_the_newer_one_counts()
    {
        Value("static class E { public static int Part(this int n) => n / 2; }");
        Value("static class E { public static int Part(this int n) => n / 3; }");
        Assert.Equal(2, Value("6.Part()"));
    }

    [Fact]
    public void Given_awaits_when_run_then_they_return_to_the_cells_thread() =>
        Assert.Equal(true, Value("var before = Environment.CurrentManagedThreadId; await Task.Delay(20); before == Environment.CurrentManagedThreadId"));

    [Fact]
    public void Given_a_cell_that_blocks_on_its_own_async_work_when_run_then_it_does_not_hang() =>
        Assert.Equal(7, Value("async Task<int> Later() { await Task.Delay(20); return 7; }\nLater().Result"));

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;")]
    [InlineData("for (;;) try { while (true) { } } catch (Exception) { }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Thread.Sleep(-1);")]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();")]
    public void Given_a_cell_without_end_when_interrupted_then_it_ends_and_the_next_runs(string code)
    {
        using var timer = new Timer(_ => engine.Interrupt(), null, 1500, Timeout.Infinite);
        var error = Run(code).Error;
        Assert.Equal("Interrupted", error?.Name);
        Assert.Equal(2, Value("1 + 1"));
    }

    [Theory]
    [InlineData("int F(int n) => 1 + F(n + 1);\nF(0)")]
    [InlineData("int F(int n)\n{\n    return 1 + F(n + 1);\n}\nF(0)")]
    [InlineData("class Node { public Node Next => new Node().Next; }\nnew Node().Next")]
    public void Given_recursion_without_end_when_run_then_it_is_an_exception(string code)
    {
        var error = Run(code).Error!;
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Contains("calls itself", error.Message);
        Assert.True(error.Trace.Count < 40);
    }

    [Fact]
    public void Given_an_exception_on_a_background_thread_when_run_then_the_process_lives()
    {
        Value("var t = new Thread(() => throw new Exception(\"from behind\")); t.Start(); t.Join();");
        Assert.Equal(2, Value("1 + 1"));
    }

    [Fact]
    public void Given_expression_bodied_members_of_all_kinds_when_instrumented_then_they_still_compile() =>
        Assert.Equal("1 2 done 4", Value("""
            int count = 0;
            void Up() => count++;
            async Task UpLater() => await Task.Run(Up);
            async Task<int> Get() => await Task.FromResult(4);
            ref int Where(int[] a) => ref a[0];
            int Never() => throw new NotSupportedException();
            System.Linq.Expressions.Expression<Func<int, int>> tree = n => n + 1;
            class C { int v; public int V { get => v; set => v = value; } public C(int n) => v = n; public string S => "done"; }
            Up(); var first = count; await UpLater();
            $"{first} {count} {new C(1).S} {await Get()}"
            """));

    [Fact]
    public void Given_a_mapped_package_when_referenced_then_its_types_are_the_programs()
    {
        var mapped = new CellEngine(new() { Packages = new PackageMap().Add("Kit*", typeof(CellEngineTests).Assembly) });
        var result = mapped.Run("#r \"nuget: Kit-anything, 1.2.3\"\ntypeof(Torchbook.Tests.Notebooks.CellEngineTests)", "In[1]");
        Assert.Equal(typeof(CellEngineTests), result.Value);
    }

    [Fact]
    public void Given_a_package_that_the_program_was_built_without_when_referenced_then_the_error_is_the_reason()
    {
        var without = new CellEngine(new() { Packages = new PackageMap().AddMissing("Kit.Extra", "Kit.Extra needs a spoon.") });
        Assert.Contains("Kit.Extra needs a spoon.", without.Run("#r \"nuget: Kit.Extra\"\n1 + 1", "In[1]").Error!.Message);
    }

    [Fact]
    public void Given_a_reference_to_a_file_that_is_not_there_when_run_then_the_error_names_it()
    {
        var error = Run("\n#r \"nowhere/none.dll\"").Error!;
        Assert.Contains("nowhere/none.dll", error.Message);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Given_a_package_that_does_not_exist_when_referenced_then_the_error_names_it()
    {
        var error = Run("#r \"nuget: Torchbook.NoSuchPackage.Anywhere, 1.0.0\"").Error!;
        Assert.Contains("Torchbook.NoSuchPackage.Anywhere", error.Message);
    }

    [Fact]
    public void Given_a_package_when_referenced_then_it_is_restored_and_works()
    {
        Value("#r \"nuget: MathNet.Numerics, 5.0.0\"");
        Assert.Equal(2.0, Value("MathNet.Numerics.Statistics.Statistics.Mean(new[] { 1.0, 3.0 })"));
    }
}
