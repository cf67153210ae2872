using Torchbook.Display;

namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>One session for all: F#'s compiler takes seconds to start.</summary>
public sealed class FSharpTests(FSharpTests.Session session) : IClassFixture<FSharpTests.Session>, IDisposable
{
    private readonly CellFixture cells = session.Take();

    [Fact]
    public void Given_FSharp_when_run_then_later_cells_see_it_and_the_last_expression_is_the_value()
    {
        Assert.Null(cells.Value("#!fsharp\nlet square x = x * x\ntype Point = { X: int; Y: int }"));
        Assert.Equal(49, cells.Value("#!f#\nsquare 7"));
        Assert.Equal("3", cells.Value("{ X = 3; Y = 4 }.X.ToString()", language: "fsharp"));
        Assert.Null(cells.Value("#!fsharp\n()"));
    }

    [Fact]
    public void Given_a_list_and_a_union_when_run_then_they_are_shown_as_FSharp_writes_them()
    {
        Assert.Equal([2, 4, 6], (IEnumerable<int>)cells.Value("#!fsharp\n[1..3] |> List.map (fun v -> v * 2)")!);
        Assert.Equal("Some 3", ((MimeBundle)cells.Value("#!fsharp\nSome 3")!).Data[Mime.PlainText]!.ToString());
    }

    [Fact]
    public void Given_an_error_of_the_compiler_when_run_then_line_and_column_are_the_cells()
    {
        var error = cells.Error("#!html\n<b>x</b>\n#!fsharp\nlet fine = 1\nlet broken = unknown + 1\nlet second : int = \"s\"");
        Assert.Equal("CompileError", error.Name);
        Assert.Equal(5, error.Line);
        Assert.Equal("(5,14): FS0039: The value or constructor 'unknown' is not defined.", error.Trace[0]);
        Assert.StartsWith("(6,20): FS0001", error.Trace[1]);
    }

    [Fact]
    public void Given_an_exception_when_run_then_the_trace_names_the_cells_lines()
    {
        var error = cells.Error("#!fsharp\nlet fail (n: int) : int =\n    failwithf \"bad %d\" n\n\nfail 3");
        Assert.Equal("bad 3", error.Message);
        Assert.Contains(error.Trace, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^   at In\[\d+\]:line 5$"));
    }

    [Fact]
    public void Given_values_of_FSharp_when_shared_then_CSharp_has_them_with_their_types()
    {
        cells.Value("#!fsharp\nlet numbers = [1; 2; 3]\nlet table = dict [ \"a\", 1.5 ]\ntype Person = { Name: string; Age: int }\nlet people = [| { Name = \"Ada\"; Age = 36 } |]");
        Assert.Equal(6, cells.Value("#!share --from fsharp numbers\nnumbers.Sum()"));
        Assert.Equal("FSharpList", cells.Value("numbers.GetType().Name.Split('`')[0]"));
        Assert.Equal(37, cells.Value("#!share --from fsharp people\npeople[0].Age + 1"));
    }

    [Fact]
    public void Given_a_value_of_CSharp_when_shared_then_FSharp_has_the_same_object()
    {
        cells.Value("var words = new List<string> { \"one\" };");
        cells.Value("#!fsharp\n#!share --from csharp words\nwords.Add \"two\"");
        Assert.Equal(2, cells.Value("words.Count"));
        Assert.Equal("one, two", cells.Value("#!fsharp\n#!set --name again --value @csharp:words\nString.Join(\", \", again)"));
    }

    [Fact]
    public void Given_a_value_whose_type_a_CSharp_cell_declares_when_shared_then_FSharp_has_it_as_object()
    {
        cells.Value("class Own { public override string ToString() => \"own\"; }\nvar mine = new Own();");
        Assert.Equal("own", cells.Value("#!fsharp\n#!share --from csharp mine\nstring mine"));
    }

    [Fact]
    public void Given_display_and_HTML_when_called_then_they_are_those_of_every_cell()
    {
        Assert.Null(cells.Value("#!fsharp\ndisplay [1; 2] |> ignore\ndisplay (HTML \"<b>x</b>\") |> ignore\nHTML \"<i>y</i>\" |> display |> ignore"));
        Assert.Equal("<b>x</b>", cells.Displays[1].Data[Mime.Html]!.ToString());
        Assert.Equal("<i>y</i>", cells.Displays[2].Data[Mime.Html]!.ToString());
    }

    [Fact]
    public void Given_a_package_when_FSharp_names_it_then_it_can_be_opened() => Assert.Equal(2.0, cells.Value(
        "#!fsharp\n#r \"nuget: MathNet.Numerics, 5.0.0\"\nopen MathNet.Numerics.Statistics\nStatistics.Mean [1.0; 3.0]"));

    [Fact]
    public void Given_variables_when_listed_then_FSharps_own_are_shown()
    {
        cells.Value("#!fsharp\nlet answer = 42");
        Assert.Contains("answer", cells.Shown("#!fsharp\n#!who").Split('\n'));
        Assert.DoesNotContain("display", cells.Displays[0].Data[Mime.PlainText]!.ToString().Split('\n'));
    }

    public void Dispose() => cells.Dispose();

    public sealed class Session
    {
        private readonly CellFixture cells = new();

        internal CellFixture Take()
        {
            cells.Attach();
            return cells;
        }
    }
}
