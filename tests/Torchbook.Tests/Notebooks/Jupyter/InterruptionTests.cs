namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>Cells that do not want to end.</summary>
public sealed class InterruptionTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private KernelClient Kernel => shared.Client;

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) { try { Thread.Sleep(10); } catch { } }")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData("try { Thread.Sleep(-1); } finally { while (true) { } }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Run(() => Thread.Sleep(-1)).Wait();")]
    [InlineData("SpinWait.SpinUntil(() => false);")]
    [InlineData("for (var i = 0; i < 20; i++) { ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(-1)); }\nThread.Sleep(-1);")]
    [InlineData("while (true) { Console.WriteLine(\"flood\"); }")]
    [InlineData("for (var i = 0; ; i++) { display(i); }")]
    [InlineData("var shown = display(0); for (var i = 0; ; i++) { shown.Update(i); }")]
    public void Given_a_cell_without_end_when_interrupted_then_it_ends_and_the_state_stays(string code)
    {
        Assert.Equal("ok", Kernel.Execute("var kept = 41;").Status);
        var id = Kernel.Begin("Console.WriteLine(\"started\"); Console.Out.Flush();\n" + code);
        Kernel.WaitFor(id, m => m.Type == "stream");
        Thread.Sleep(300);
        Kernel.Interrupt();
        var answer = Kernel.Collect(id);
        Assert.Equal("Interrupted", (string?)answer.Reply!["ename"]);
        Assert.Equal("42", Kernel.Execute("kept + 1").Value);
    }

    [Fact]
    public void Given_native_code_without_end_when_interrupted_twice_then_the_front_end_is_told_how_and_the_process_ends()
    {
        var id = Kernel.Begin("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern uint sleep(uint seconds);\nConsole.WriteLine(\"started\"); Console.Out.Flush();\nsleep(10_000);");
        Kernel.WaitFor(id, m => m.Type == "stream");
        Kernel.Interrupt();
        Kernel.WaitFor(id, m => m.Type == "stream" && ((string)m.Content["text"]!).Contains("Interrupt once more"));
        Kernel.Interrupt();
        var answer = Kernel.Collect(id);
        Assert.Contains("did not react to the interruption", answer.Error);
        Assert.Equal("2", Kernel.Execute("1+1").Value);
    }

    [Fact]
    public void Given_native_code_that_returns_after_the_interruption_when_it_ends_then_the_next_cell_is_not_hit()
    {
        var id = Kernel.Begin("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int usleep(uint time);\nConsole.WriteLine(\"started\"); Console.Out.Flush();\nusleep(1_500_000)");
        Kernel.WaitFor(id, m => m.Type == "stream");
        Kernel.Interrupt();
        Kernel.Collect(id);
        Assert.Equal("slept", Kernel.Execute("Thread.Sleep(400);\n\"slept\"").Value);
    }
}
