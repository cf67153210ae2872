using System.Diagnostics;
using System.Globalization;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Tests.Training;

public class PyTorchParityTests
{
    // Printed by the script below with PyTorch 1.13 on a CPU.
    private static readonly float[] recorded = [2.3032591f, 2.3026507f, 2.3130240f, 2.2961817f, 2.2739825f, 2.2864439f];

    private const string Script = """
        import torch, torch.nn as nn, torch.nn.functional as F
        torch.manual_seed(7)
        net = nn.Sequential(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                            nn.Flatten(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10))
        g = torch.Generator(); g.manual_seed(3)
        x = torch.rand(40, 1, 8, 8, generator=g); y = torch.randint(0, 10, (40,), generator=g)
        order = torch.Generator(); order.manual_seed(1)
        opt = torch.optim.Adam(net.parameters(), lr=1e-3)
        for epoch in range(2):
            p = torch.randperm(40, generator=order)
            for i in range(0, 40, 16):
                j = p[i:i + 16]
                opt.zero_grad(); loss = F.cross_entropy(net(x[j]), y[j]); loss.backward(); opt.step()
                print(f"{loss.item():.7f}")
        """;

    [Fact]
    public void Given_recorded_losses_of_PyTorch_when_trained_from_the_same_seed_then_every_step_agrees() => AssertSame(recorded, Losses());

    [Fact]
    public async Task Given_PyTorch_on_this_machine_when_both_train_from_the_same_seed_then_every_step_agrees()
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        Assert.SkipUnless(File.Exists(start.FileName), "There is no /usr/bin/python3 here; the recorded values are compared instead.");
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync();
        var lines = (await python.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await python.WaitForExitAsync();
        Assert.SkipWhen((await errors).Contains("No module named 'torch'", StringComparison.Ordinal), "PyTorch is not installed here; the recorded values are compared instead.");
        Assert.True(python.ExitCode == 0, await errors);
        AssertSame([.. lines.Select(l => float.Parse(l, CultureInfo.InvariantCulture))], Losses());
    }

    private static float[] Losses()
    {
        using var scope = NewDisposeScope();
        using var model = Tasks.SmallLeNet();
        return [.. Trainer.Fit(model, Tasks.Noise(40), Tasks.Quiet).Losses];
    }

    private static void AssertSame(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2e-5f);
        }
    }
}
