namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>Cells that show more than anybody can read, and front ends that do not read.</summary>
public sealed class FloodTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private const long Megabyte = 1 << 20;

    private KernelClient Kernel => shared.Client;

    // "./torchbook test --full" prints ten million.
    private static int Lines => Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1" ? 10_000_000 : 500_000;

    [Fact]
    public void Given_millions_of_lines_when_printed_then_the_beginning_is_shown_the_cut_is_said_and_memory_stays()
    {
        var before = Memory();
        var answer = Kernel.Execute($"for (var i = 0; i < {Lines}; i++) Console.WriteLine(\"line \" + i);");
        Assert.Equal("ok", answer.Status);
        Assert.Equal(2_000_000, answer.Text().Length);
        Assert.StartsWith("line 0\nline 1\n", answer.Text());
        Assert.Contains("beyond 2,000,000 characters is counted, not shown", answer.Text("stderr"));
        Assert.Matches(@"the cell printed [\d,]+ characters, of which the first 2,000,000 are shown", answer.Text("stderr"));
        Assert.InRange(Memory() - before, long.MinValue, 150 * Megabyte);
        Assert.Equal("next\n", Kernel.Execute("Console.WriteLine(\"next\");").Text());
    }

    [Fact]
    public void Given_thousands_of_displays_when_shown_then_the_first_thousand_come_and_the_cut_is_said()
    {
        var answer = Kernel.Execute("for (var i = 0; i < 3_000; i++) display(i);");
        Assert.Equal(1_000, answer.Published.Count(m => m.Type == "display_data"));
        Assert.Contains("2,000 more displays", answer.Text("stderr"));
    }

    [Fact]
    public void Given_thousands_of_updates_when_shown_then_few_messages_come_and_the_last_is_the_last()
    {
        var answer = Kernel.Execute("var bar = display(0); for (var i = 1; i <= 20_000; i++) bar.Update(i);");
        var updates = answer.Published.Where(m => m.Type == "update_display_data").ToList();
        Assert.InRange(updates.Count, 1, 2_000);
        Assert.Equal("20000", (string)updates[^1].Content["data"]!["text/plain"]!);
    }

    [Fact]
    public void Given_a_picture_drawn_over_and_over_when_cleared_each_time_then_nothing_is_cut()
    {
        var answer = Kernel.Execute("for (var i = 0; i < 1_500; i++) { DisplaySink.Current.Clear(true); display(i); }");
        Assert.Equal("ok", answer.Status);
        Assert.Equal(1_500, answer.Published.Count(m => m.Type == "display_data"));
    }

    [Fact]
    public void Given_a_front_end_that_goes_away_or_never_reads_when_a_cell_runs_then_the_kernel_goes_on()
    {
        using var never = Kernel.Connect(ClientSocket.Subscriber, "iopub");
        var before = Memory();
        using (var gone = Kernel.Connect(ClientSocket.Dealer, "shell"))
        {
            Kernel.Send(gone, "execute_request", new() { ["code"] = "for (var i = 0; i < 20; i++) { Console.WriteLine(i); Thread.Sleep(20); }" });
            Thread.Sleep(100);
        }

        for (var i = 0; i < 5; i++)
        {
            Kernel.Execute("for (var i = 0; i < 400; i++) { display(HTML(new string('x', 20_000))); }");
        }

        Assert.Equal("2", Kernel.Execute("1+1").Value);
        Assert.InRange(Memory() - before, long.MinValue, 200 * Megabyte);
    }

    private long Memory()
    {
        Kernel.Process.Refresh();
        return Kernel.Process.WorkingSet64;
    }
}
