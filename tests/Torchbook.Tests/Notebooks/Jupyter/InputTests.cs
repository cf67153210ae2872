namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class InputTests(FakeFrontEnd frontEnd) : IClassFixture<FakeFrontEnd>
{
    [Fact]
    public void Given_a_cell_that_reads_when_answered_then_it_goes_on()
    {
        var id = frontEnd.Start("Console.Write(\"name? \"); var name = Console.ReadLine(); name.ToUpper()");
        var question = frontEnd.Next("stdin");
        Assert.Equal(("input_request", id, ""), (question.Type, question.ParentId, question["prompt"]));
        Assert.False((bool)question.Content["password"]!);
        frontEnd.Send("input_reply", new() { ["value"] = "änne" }, "stdin");

        var done = frontEnd.Finish(id);
        Assert.Equal(("name? ", "ÄNNE"), (done.Text, done.Value));
    }

    [Fact]
    public void Given_a_cell_that_reads_characters_when_answered_then_it_gets_each_and_the_line_end()
    {
        var id = frontEnd.Start("var all = $\"{Console.Read()} {Console.Read()} {Console.Read()} {Console.ReadLine()}\"; all");
        frontEnd.Next("stdin");
        frontEnd.Send("input_reply", new() { ["value"] = "ab" }, "stdin");
        frontEnd.Next("stdin");
        frontEnd.Send("input_reply", new() { ["value"] = "next" }, "stdin");

        Assert.Equal("97 98 10 next", frontEnd.Finish(id).Value);
    }

    [Theory]
    [InlineData("await Kernel.GetInputAsync(\"Your name\")", "Your name", false)]
    [InlineData("await Kernel.GetPasswordAsync(\"Secret\")", "Secret", true)]
    [InlineData("await Microsoft.DotNet.Interactive.Kernel.GetInputAsync()", "", false)]
    public void Given_a_cell_that_asks_by_dotnet_interactives_name_when_answered_then_it_has_the_text(string code, string prompt, bool password)
    {
        var id = frontEnd.Start(code);
        var question = frontEnd.Next("stdin");
        Assert.Equal((prompt, password), (question["prompt"], (bool)question.Content["password"]!));
        frontEnd.Send("input_reply", new() { ["value"] = "42" }, "stdin");

        Assert.Equal("42", frontEnd.Finish(id).Value);
    }

    [Fact]
    public void Given_the_end_of_input_when_typed_then_the_cell_reads_null()
    {
        var id = frontEnd.Start("Console.ReadLine() is null");
        frontEnd.Next("stdin");
        frontEnd.Send("input_reply", new() { ["value"] = "\u0004" }, "stdin");

        Assert.Equal("True", frontEnd.Finish(id).Value);
    }

    [Fact]
    public void Given_a_front_end_that_cannot_ask_when_a_cell_reads_then_the_error_says_so()
    {
        var done = frontEnd.Run("Console.ReadLine()", new() { ["allow_stdin"] = false });

        Assert.Equal("error", done.Status);
        Assert.Contains("nobody is there to answer", (string)done.Reply["evalue"]!);
    }

    [Fact]
    public void Given_a_cell_that_waits_for_input_when_interrupted_then_it_ends_and_a_late_answer_is_dropped()
    {
        var id = frontEnd.Start("var late = Console.ReadLine();");
        frontEnd.Next("stdin");
        frontEnd.Ask("interrupt_request", [], "control");
        Assert.Equal("Interrupted", (string)frontEnd.Finish(id).Reply["ename"]!);
        frontEnd.Send("input_reply", new() { ["value"] = "too late" }, "stdin");

        id = frontEnd.Start("Console.ReadLine()");
        frontEnd.Next("stdin");
        frontEnd.Send("input_reply", new() { ["value"] = "in time" }, "stdin");
        Assert.Equal("in time", frontEnd.Finish(id).Value);
    }
}
