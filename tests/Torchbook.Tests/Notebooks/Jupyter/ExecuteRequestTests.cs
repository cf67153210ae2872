using System.Text.Json.Nodes;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class ExecuteRequestTests(FakeFrontEnd frontEnd) : IClassFixture<FakeFrontEnd>
{
    [Fact]
    public void Given_a_cell_when_run_then_its_messages_come_in_the_protocols_order()
    {
        var done = frontEnd.Run("Console.WriteLine(\"a\"); display(\"b\"); \"c\"");

        Assert.Equal(["busy", "execute_input", "stream", "display_data", "execute_result", "idle"], done.Order);
        Assert.Equal("ok", done.Status);
        Assert.Equal("a\n", done.Text);
        Assert.Equal("c", done.Value);
        var count = (int)done.Reply["execution_count"]!;
        Assert.Equal(count, (int)done.One("execute_input").Content["execution_count"]!);
        Assert.Equal(count, (int)done.One("execute_result").Content["execution_count"]!);
        Assert.Equal("Console.WriteLine(\"a\"); display(\"b\"); \"c\"", done.One("execute_input")["code"]);
        Assert.Empty(done.Reply["payload"]!.AsArray());
        Assert.Empty(done.Reply["user_expressions"]!.AsObject());
    }

    [Fact]
    public void Given_a_cells_language_in_the_metadata_when_run_then_it_is_that_languages()
    {
        var metadata = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" } };
        var done = frontEnd.Finish(frontEnd.Send("execute_request", new() { ["code"] = "<b>x</b>" }, metadata: metadata));

        Assert.Equal("<b>x</b>", (string)done.One("display_data").Content["data"]!["text/html"]!);
    }

    [Fact]
    public void Given_cells_when_stored_silent_or_not_stored_then_only_stored_ones_count()
    {
        int Count(JsonObject? options = null) => (int)frontEnd.Run("1", options).Reply["execution_count"]!;
        var first = Count();

        Assert.Equal(first + 1, Count());
        Assert.Equal(first + 1, Count(new() { ["store_history"] = false }));
        Assert.Equal(first + 1, Count(new() { ["silent"] = true }));
        Assert.Equal(first + 2, Count());
    }

    [Fact]
    public void Given_a_silent_cell_when_run_then_it_is_neither_announced_nor_shown_and_what_it_declares_stays()
    {
        var done = frontEnd.Run("var quiet = 5; quiet", new() { ["silent"] = true });

        Assert.Equal(["busy", "idle"], done.Order);
        Assert.Equal("5", frontEnd.Run("quiet").Value);
    }

    [Fact]
    public void Given_many_lines_when_printed_then_they_come_in_few_messages()
    {
        var done = frontEnd.Run("for (var i = 0; i < 5000; i++) { Console.WriteLine(i); }");

        Assert.Equal(string.Concat(Enumerable.Range(0, 5000).Select(i => i + "\n")), done.Text);
        Assert.InRange(done.All("stream").Count(), 1, 200);
    }

    [Fact]
    public void Given_a_display_when_updated_and_cleared_then_the_front_end_hears_of_both()
    {
        var done = frontEnd.Run("var shown = display(1); shown.Update(2);\nTorchbook.Display.DisplaySink.Current.Clear(true); display(3);");

        Assert.Equal(["display_data", "update_display_data", "clear_output", "display_data"], done.Order.Skip(2).SkipLast(1));
        Assert.Equal((string?)done.All("display_data").First().Content["transient"]!["display_id"], (string?)done.One("update_display_data").Content["transient"]!["display_id"]);
        Assert.True((bool)done.One("clear_output").Content["wait"]!);
    }

    [Fact]
    public void Given_user_expressions_when_the_cell_has_run_then_each_has_its_value_or_its_own_error()
    {
        var done = frontEnd.Run("var six = 6;", new() { ["user_expressions"] = new JsonObject { ["good"] = "six * 7", ["wrong"] = "nowhere", ["throws"] = "int.Parse(\"x\")" } });
        var values = done.Reply["user_expressions"]!;

        Assert.Equal("ok", done.Status);
        Assert.Equal("42", (string)values["good"]!["data"]!["text/plain"]!);
        Assert.Equal("ok", (string)values["good"]!["status"]!);
        Assert.Equal("error", (string)values["wrong"]!["status"]!);
        Assert.Contains("nowhere", (string)values["wrong"]!["evalue"]!);
        Assert.Equal("FormatException", (string)values["throws"]!["ename"]!);
        Assert.NotEmpty(values["throws"]!["traceback"]!.AsArray());
        Assert.Empty(done.All("error"));
    }

    [Fact]
    public void Given_a_user_expression_that_never_ends_when_interrupted_then_it_has_its_own_error()
    {
        const string endless = "((Func<int>)(() => { Console.WriteLine(\"running\"); while (true) { } }))()";
        var id = frontEnd.Start("1", new() { ["user_expressions"] = new JsonObject { ["endless"] = endless } });
        frontEnd.WaitFor(m => m.ParentId == id && m.Type == "stream");
        frontEnd.Ask("interrupt_request", [], "control");

        var done = frontEnd.Finish(id);
        Assert.Equal(("ok", "Interrupted"), (done.Status, (string)done.Reply["user_expressions"]!["endless"]!["ename"]!));
    }

    [Fact]
    public void Given_a_user_expression_that_ends_the_process_when_evaluated_then_it_says_so_and_the_next_cell_runs()
    {
        var done = frontEnd.Run("1", new() { ["user_expressions"] = new JsonObject { ["exit"] = "((Func<int>)(() => { Environment.Exit(3); return 1; }))()" } });

        Assert.Contains("exit code 3", (string)done.Reply["user_expressions"]!["exit"]!["evalue"]!);
        Assert.Equal("2", frontEnd.Run("1 + 1").Value);
    }

    [Fact]
    public void Given_a_cell_that_throws_when_run_then_the_error_is_short_colored_and_names_the_line()
    {
        var done = frontEnd.Run("var a = 1;\nvar b = 2;\nthrow new InvalidOperationException(\"broken: it is\");");
        var error = done.One("error");

        Assert.Equal("error", done.Status);
        Assert.Equal(("InvalidOperationException", "broken: it is"), (error["ename"], error["evalue"]));
        Assert.True(JsonNode.DeepEquals(error.Content["traceback"], done.Reply["traceback"]));
        Assert.Equal(
        [
            "\u001b[31mSystem.InvalidOperationException\u001b[0m: broken: it is",
            $"   at In[{done.Reply["execution_count"]}]:line 3",
            "  1  var a = 1;",
            "  2  var b = 2;",
            "\u001b[1m\u001b[31m> \u001b[0m\u001b[1m3  throw new InvalidOperationException(\"broken: it is\");\u001b[0m",
        ], error.Content["traceback"]!.AsArray().Select(l => (string)l!));
    }

    [Fact]
    public void Given_a_cell_that_does_not_compile_when_run_then_the_error_names_line_and_column()
    {
        var error = frontEnd.Run("\nvar x = missing;").One("error");

        Assert.Equal("CompileError", error["ename"]);
        Assert.StartsWith("\u001b[31m(2,9): CS0103\u001b[0m", (string)error.Content["traceback"]![0]!);
    }

    [Fact]
    public void Given_an_error_inside_a_library_when_shown_then_the_trace_names_what_the_cell_called()
    {
        var error = frontEnd.Run("int.Parse(\"x\")").One("error");

        Assert.StartsWith("   at System.Int32.Parse(String s)", (string)error.Content["traceback"]![1]!);
        Assert.StartsWith("   at In[", (string)error.Content["traceback"]![2]!);
    }

    [Fact]
    public void Given_cells_in_the_queue_when_one_fails_then_those_behind_are_aborted_unless_it_said_otherwise()
    {
        string[] Run(bool stop)
        {
            var ids = new[]
            {
                frontEnd.Start("Thread.Sleep(500); throw new Exception();", new() { ["stop_on_error"] = stop }),
                frontEnd.Start("1"),
                frontEnd.Start("2"),
            };
            return [.. ids.Select(id => frontEnd.Finish(id).Status)];
        }

        Assert.Equal(["error", "aborted", "aborted"], Run(true));
        Assert.Equal(["error", "ok", "ok"], Run(false));
    }

    [Theory]
    [InlineData("?Console.Write")]
    [InlineData("Console.Write?")]
    public void Given_a_question_when_run_then_the_answer_is_a_page(string code)
    {
        var page = Assert.Single(frontEnd.Run(code).Reply["payload"]!.AsArray())!;

        Assert.Equal("page", (string)page["source"]!);
        Assert.Contains("void Console.Write(", (string)page["data"]!["text/plain"]!);
    }
}
