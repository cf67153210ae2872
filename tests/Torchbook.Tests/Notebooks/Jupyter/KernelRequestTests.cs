using System.Text.Json.Nodes;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class KernelRequestTests(FakeFrontEnd frontEnd) : IClassFixture<FakeFrontEnd>
{
    [Fact]
    public void Given_a_kernel_when_asked_who_it_is_then_it_says_all_that_front_ends_want()
    {
        var info = frontEnd.Ask("kernel_info_request", []).Reply;

        Assert.Equal(("ok", "5.4", "torchbook"), ((string)info["status"]!, (string)info["protocol_version"]!, (string)info["implementation"]!));
        Assert.False((bool)info["debugger"]!);
        var language = info["language_info"]!;
        Assert.Equal(("C#", "text/x-csharp", ".cs", "csharp", "text/x-csharp"),
            ((string)language["name"]!, (string)language["mimetype"]!, (string)language["file_extension"]!, (string)language["pygments_lexer"]!, (string)language["codemirror_mode"]!));
        Assert.Contains(Environment.Version.ToString(), (string)info["banner"]!);
        Assert.All(info["help_links"]!.AsArray(), link => Assert.StartsWith("https://", (string)link!["url"]!));
    }

    [Fact]
    public void Given_a_kernel_when_asked_for_its_ports_then_all_five_are_named()
    {
        var reply = frontEnd.Ask("connect_request", []).Reply;

        Assert.Equal([1, 2, 3, 4, 5], new[] { "shell", "iopub", "stdin", "control", "hb" }.Select(c => (int)reply[c + "_port"]!));
    }

    [Fact]
    public void Given_a_heartbeat_when_sent_then_it_comes_back() => Assert.Equal("beat"u8.ToArray(), frontEnd.Beat("beat"u8.ToArray()));

    [Fact]
    public void Given_a_comm_of_an_unknown_target_when_opened_then_it_is_closed()
    {
        var id = frontEnd.Send("comm_open", new() { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });

        Assert.Equal("c1", frontEnd.Finish(id, hasReply: false).One("comm_close")["comm_id"]);
        Assert.Empty(frontEnd.Ask("comm_info_request", []).Reply["comms"]!.AsObject());
    }

    [Fact]
    public void Given_messages_that_nobody_answers_when_sent_then_the_kernel_goes_on()
    {
        frontEnd.Send("nonsense_request", []);
        frontEnd.Send("comm_msg", new() { ["comm_id"] = "none", ["data"] = new JsonObject() });
        frontEnd.Send("comm_close", new() { ["comm_id"] = "none", ["data"] = new JsonObject() });

        Assert.Equal("2", frontEnd.Run("1 + 1").Value);
    }

    [Fact]
    public void Given_a_cell_on_the_control_channel_when_sent_then_it_does_not_run_beside_the_others()
    {
        frontEnd.Send("execute_request", new() { ["code"] = "var beside = 1;" }, "control");
        frontEnd.Ask("kernel_info_request", [], "control");

        Assert.Equal("error", frontEnd.Run("beside").Status);
    }

    [Fact]
    public void Given_a_request_without_its_content_when_sent_then_the_reply_is_an_error()
    {
        var done = frontEnd.Ask("execute_request", []);

        Assert.Equal("error", done.Status);
        Assert.Contains("code", (string)done.Reply["evalue"]!);
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("if (true) {", "incomplete")]
    [InlineData("var s = \"\"\"", "incomplete")]
    [InlineData("int 3x = ;", "invalid")]
    [InlineData("#!time\n1 + 1", "complete")]
    [InlineData("#!time\nif (true) {", "incomplete")]
    [InlineData("#!html\n<b", "complete")]
    [InlineData("var x = 1;\n#r \"nuget: Torchbook\"", "complete")]
    [InlineData("", "complete")]
    public void Given_code_when_asked_whether_it_is_complete_then_the_answer_is_right(string code, string status)
    {
        var reply = frontEnd.Ask("is_complete_request", new() { ["code"] = code }).Reply;

        Assert.Equal(status, (string)reply["status"]!);
        Assert.Equal(status == "incomplete" ? "    " : null, (string?)reply["indent"]);
    }

    [Fact]
    public void Given_names_beyond_ASCII_when_completed_then_places_are_counted_in_code_points()
    {
        frontEnd.Run("var größe = \"x\";");
        // Two UTF-16 units, one code point.
        var reply = frontEnd.Ask("complete_request", new() { ["code"] = "/* 🙂 */ größe.Tri", ["cursor_pos"] = 17 }).Reply;

        Assert.Equal((14, 17), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
        Assert.Equal(["Trim", "TrimEnd", "TrimStart"], reply["matches"]!.AsArray().Select(m => (string)m!));
        var typed = reply["metadata"]!["_jupyter_types_experimental"]![0]!;
        Assert.Equal(("Trim", "method", 14, 17), ((string)typed["text"]!, (string)typed["type"]!, (int)typed["start"]!, (int)typed["end"]!));
        Assert.StartsWith("string string.Trim(", (string)typed["signature"]!);
    }

    [Fact]
    public void Given_a_name_when_inspected_then_it_is_described_as_text_Markdown_and_HTML()
    {
        var reply = frontEnd.Ask("inspect_request", new() { ["code"] = "Console.WriteLine()", ["cursor_pos"] = 10, ["detail_level"] = 0 }).Reply;

        Assert.True((bool)reply["found"]!);
        Assert.Equal(["text/plain", "text/markdown", "text/html"], reply["data"]!.AsObject().Select(d => d.Key));
        Assert.False((bool)frontEnd.Ask("inspect_request", new() { ["code"] = "  ", ["cursor_pos"] = 1 }).Reply["found"]!);
    }

    [Fact]
    public void Given_an_endless_cell_when_interrupted_by_message_then_it_ends_and_the_state_stays()
    {
        frontEnd.Run("var kept = 3;");
        var id = frontEnd.Start("Console.WriteLine(\"running\"); while (true) { }");
        frontEnd.WaitFor(m => m.ParentId == id && m.Type == "stream");

        Assert.Equal("ok", frontEnd.Ask("interrupt_request", [], "control").Status);
        Assert.Equal("Interrupted", (string)frontEnd.Finish(id).Reply["ename"]!);
        Assert.Equal("3", frontEnd.Run("kept").Value);
    }
}
