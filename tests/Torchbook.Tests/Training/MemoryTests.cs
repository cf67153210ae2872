using System.Globalization;
using Torchbook.Models;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class MemoryTests
{
    // "./torchbook test --full" runs the 2,000 steps; what grows shows in the first hundred already.
    private static int Steps => Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1" ? 2000 : 100;

    [Fact]
    public void Given_a_training_loop_that_disposes_nothing_when_it_runs_then_it_adds_less_than_a_gigabyte_to_the_process()
    {
        Assert.SkipUnless(File.Exists("/proc/self/status"), "Resident memory is read from /proc.");
        using var model = new LeNet([1, 28, 28]);
        using var optimizer = optim.Adam(model.parameters());
        using var inputs = rand(64, 1, 28, 28);
        using var labels = randint(0, 10, [64], ScalarType.Int64);
        Loop(model, optimizer, inputs, labels, 5);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = ResidentMegabytes();
        var growth = Loop(model, optimizer, inputs, labels, Steps) - before;
        TestContext.Current.SendDiagnosticMessage($"{Steps} steps without Dispose: {growth:0} MB at most above {before:0} MB");
        Assert.True(growth < 1000 - Math.Min(400, before), $"{Steps} steps took {growth:0} MB more than the {before:0} MB before.");
    }

    /// <returns>The most resident memory seen between two steps, in megabytes.</returns>
    private static double Loop(LeNet model, optim.Optimizer optimizer, Tensor inputs, Tensor labels, int steps)
    {
        var most = 0.0;
        for (var step = 0; step < steps; step++)
        {
            optimizer.zero_grad();
            var (x, y) = (inputs + 0, labels + 0);
            var loss = nn.functional.cross_entropy(model.call(x), y);
            loss.backward();
            optimizer.step();
            most = Math.Max(most, ResidentMegabytes());
        }

        return most;
    }

    private static double ResidentMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
    }
}
