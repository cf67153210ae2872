using Torchbook.Display;

namespace Torchbook.Tests.Display;

public class ConsoleSinkTests
{
    private readonly StringWriter written = new() { NewLine = "\n" };

    [Fact]
    public void Given_a_terminal_when_an_output_changes_then_its_line_is_rewritten_and_others_stay()
    {
        var sink = new ConsoleSink(written, isTerminal: true);
        sink.Display(MimeBundle.Text("outer 0%"), "a");
        sink.Display(MimeBundle.Text("inner 0%"), "b");
        sink.Update(MimeBundle.Text("outer 50%"), "a");
        sink.Update(MimeBundle.Text("inner 9%"), "b");
        Assert.Equal("outer 0%\ninner 0%\n\u001b[2A\router 50%\u001b[K\u001b[2B\r\u001b[1A\rinner 9%\u001b[K\u001b[1B\r", written.ToString());
    }

    [Fact]
    public void Given_a_file_when_an_output_changes_then_it_is_written_again()
    {
        var sink = new ConsoleSink(written, isTerminal: false);
        sink.Display(MimeBundle.Text("0%"), "a");
        sink.Update(MimeBundle.Text("50%"), "a");
        Assert.Equal("0%\n50%\n", written.ToString());
        Assert.True(sink.UpdateInterval >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Given_a_terminal_when_text_of_several_lines_came_between_then_the_output_is_written_again()
    {
        var sink = new ConsoleSink(written, isTerminal: true);
        sink.Display(MimeBundle.Text("0%"), "a");
        sink.Display(MimeBundle.Text("a\ntable"), "b");
        sink.Update(MimeBundle.Text("50%"), "a");
        sink.Update(MimeBundle.Text("60%"), "a");
        Assert.Equal("0%\na\ntable\n50%\n\u001b[1A\r60%\u001b[K\u001b[1B\r", written.ToString());
    }
}
