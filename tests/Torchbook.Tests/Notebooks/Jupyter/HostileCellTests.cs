namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>Whatever a cell does, the kernel tells the front end and answers the next one.</summary>
public sealed class HostileCellTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private const string C = "using System.Runtime.InteropServices; using System.Diagnostics; static class C { "
        + "[DllImport(\"libc\")] public static extern void abort(); "
        + "[DllImport(\"libc\")] public static extern int close(int file); "
        + "[DllImport(\"libc\")] public static extern nint write(int file, byte[] bytes, nint count); "
        + "[DllImport(\"libc\")] public static extern int regcomp(byte[] compiled, string pattern, int flags); }\n";

    private KernelClient Kernel => shared.Client;

    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData("Process.GetCurrentProcess().Kill();", "SIGKILL")]
    [InlineData("C.abort();", "SIGABRT")]
    [InlineData("unsafe { *(int*)12345678 = 1; }", "crashed: SIG")]
    [InlineData("C.regcomp(new byte[1000], new string('(', 2_000_000), 1);", "SIG")]
    [InlineData("Func<int, int> f = null; f = n => 1 + f(n + 1); f(0)", "stack overflowed")]
    [InlineData("Environment.FailFast(\"on purpose\");", "SIGABRT")]
    public void Given_a_cell_that_ends_its_process_when_run_then_the_front_end_hears_why_and_the_next_cell_runs(string code, string reason)
    {
        var answer = Kernel.Execute(C + "Console.WriteLine(\"before\");\nConsole.Out.Flush();\n" + code);
        Assert.Equal("error", answer.Status);
        Assert.Contains(reason, answer.Error);
        Assert.StartsWith("before\n", answer.Text());
        Assert.Contains(answer.Published, m => m.Type == "error" && m.Content["traceback"]!.ToJsonString().Contains("earlier cells declared is lost"));
        AssertAnswers();
    }

    [Theory]
    [InlineData("new Thread(() => throw new Exception(\"in a thread\")).Start(); Thread.Sleep(500);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => throw new Exception(\"in a thread\")); Thread.Sleep(500);")]
    [InlineData("new Timer(_ => throw new Exception(\"in a thread\"), null, 0, -1); Thread.Sleep(500);")]
    [InlineData("class F { ~F() => throw new Exception(\"in a thread\"); }\nvoid Make() => new F();\nMake(); GC.Collect(); GC.WaitForPendingFinalizers(); Thread.Sleep(500);")]
    public void Given_a_background_thread_that_throws_when_run_then_it_is_reported_and_the_state_stays(string code)
    {
        Assert.Equal("ok", Kernel.Execute("var kept = 41;").Status);
        var answer = Kernel.Execute(code);
        Assert.Equal("ok", answer.Status);
        Assert.Contains("Exception: in a thread", answer.Text("stderr"));
        Assert.Equal("42", Kernel.Execute("kept + 1").Value);
    }

    [Theory]
    [InlineData("unsafe { *(int*)0 = 1; }", "NullReferenceException")]
    [InlineData("while (true) { try { throw new Exception(); } catch { break; } } throw new Exception(\"x\");", "x")]
    [InlineData("async void Later() { await Task.Yield(); throw new Exception(\"async void\"); }\nLater(); await Task.Delay(300);", "async void")]
    public void Given_a_cell_that_throws_when_run_then_it_is_an_error_like_any_other(string code, string reason)
    {
        var answer = Kernel.Execute(code);
        Assert.True(answer.Status == "error", answer.Text("stderr"));
        Assert.Contains(reason, (string?)answer.Reply!["ename"] + answer.Error);
        AssertAnswers();
    }

    [Fact]
    public void Given_native_code_that_writes_bytes_when_run_then_they_are_shown_as_far_as_they_are_text()
    {
        var answer = Kernel.Execute(C + "C.write(1, [0, 255, 254, 1, 65, 66, 10, 128], 8);\nConsole.Write(\"no newline\");");
        Assert.Equal("ok", answer.Status);
        Assert.Contains("AB\n", answer.Text());
        Assert.Contains("no newline", answer.Text());
        AssertAnswers();
    }

    [Fact]
    public void Given_a_cell_that_closes_or_replaces_its_output_when_run_then_the_next_cell_prints()
    {
        Assert.Equal("ok", Kernel.Execute(C + "C.close(1); C.close(2);").Status);
        Assert.Equal("one\n", Kernel.Execute("Console.WriteLine(\"one\"); Console.SetOut(new StringWriter()); Console.SetError(TextWriter.Null); Console.WriteLine(\"hidden\");").Text());
        Assert.Equal("two\n", Kernel.Execute("Console.WriteLine(\"two\");").Text());
        Assert.Contains("SIGKILL", Kernel.Execute("System.Diagnostics.Process.GetCurrentProcess().Kill();").Error);
    }

    [Theory]
    [InlineData("Directory.SetCurrentDirectory(\"/\");")]
    [InlineData("var c = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone(); c.NumberFormat.NumberDecimalSeparator = \",\"; c.NumberFormat.NegativeSign = \"minus\"; System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.CurrentCulture = c;")]
    [InlineData("Thread.CurrentThread.Priority = ThreadPriority.Lowest; SynchronizationContext.SetSynchronizationContext(null);")]
    [InlineData("Console.CancelKeyPress += (_, e) => e.Cancel = true;")]
    [InlineData("System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"sleep 1000 & sleep 1000\"]);")]
    public void Given_a_cell_that_changes_its_process_when_run_then_the_next_cell_runs_all_the_same(string code)
    {
        Assert.Equal("ok", Kernel.Execute(code).Status);
        AssertAnswers();
    }

    [Fact]
    public void Given_a_display_of_100_MB_when_run_then_a_message_stands_in_its_place()
    {
        var answer = Kernel.Execute("HTML(new string('x', 104_857_600))");
        Assert.Equal("ok", answer.Status);
        Assert.StartsWith("[Not shown: this output has ", answer.Value);
        AssertAnswers();
    }

    private void AssertAnswers() => Assert.Equal("2", Kernel.Execute("1+1").Value);
}
