using System.Diagnostics;

namespace Torchbook.Tests.Notebooks.Jupyter;

public sealed class ShutdownTests
{
    [Theory]
    [InlineData("control", true)]
    [InlineData("shell", false)]
    public async Task Given_a_kernel_when_shut_down_then_it_says_so_twice_ends_and_leaves_no_process(string channel, bool restart)
    {
        using var frontEnd = new FakeFrontEnd();
        var id = int.Parse(frontEnd.Run("Environment.ProcessId").Value);

        var done = frontEnd.Ask("shutdown_request", new() { ["restart"] = restart }, channel);

        Assert.Equal(("ok", restart), (done.Status, (bool)done.Reply["restart"]!));
        Assert.Equal(restart, (bool)done.One("shutdown_reply").Content["restart"]!);
        await frontEnd.Kernel.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task Given_a_cell_that_never_ends_when_the_kernel_is_shut_down_then_it_ends_all_the_same()
    {
        using var frontEnd = new FakeFrontEnd();
        var cell = frontEnd.Start("Console.WriteLine(Environment.ProcessId); Thread.Sleep(-1);");
        var id = int.Parse(frontEnd.WaitFor(m => m.ParentId == cell && m.Type == "stream")["text"]);

        frontEnd.Ask("shutdown_request", new() { ["restart"] = false }, "control");

        await frontEnd.Kernel.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }
}
