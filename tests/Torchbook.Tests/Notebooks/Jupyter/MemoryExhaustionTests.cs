namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class MemoryExhaustionTests
{
    [Fact]
    public void Given_a_cell_that_takes_all_memory_when_run_then_it_is_an_error_and_the_next_cell_runs()
    {
        // 200 MB, for the processes of this test alone.
        using var kernel = new KernelClient("ipc", ("DOTNET_GCHeapHardLimit", "C800000"));
        var answer = kernel.Execute("void Fill() { var all = new List<byte[]>(); while (true) { all.Add(new byte[1 << 20]); } }\nFill();");
        Assert.Contains(nameof(OutOfMemoryException), (string?)answer.Reply!["ename"]);
        Assert.Equal("2", kernel.Execute("1+1").Value);
        var kept = kernel.Execute("var all = new List<byte[]>(); while (true) { all.Add(new byte[1 << 10]); }");
        Assert.Equal("error", kept.Status);
        Assert.Equal("3", kernel.Execute("all = null; 1+2").Value is "3" ? "3" : kernel.Execute("1+2").Value);
    }

    [Fact]
    public void Given_a_machine_that_runs_out_of_memory_then_the_process_of_the_cells_goes_first()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux chooses so");
        using var kernel = new KernelClient("ipc");
        Assert.Equal("500", kernel.Execute("File.ReadAllText(\"/proc/self/oom_score_adj\").Trim()").Value);
        Assert.NotEqual("500", File.ReadAllText($"/proc/{kernel.Process.Id}/oom_score_adj").Trim());
    }
}
