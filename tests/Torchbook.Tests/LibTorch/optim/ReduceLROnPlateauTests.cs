using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Torchbook.Tests.LibTorch.Optim;

public class ReduceLROnPlateauTests
{
    [Fact]
    public void Given_a_loss_that_stalls_when_patience_runs_out_then_the_rate_falls_and_cools_down()
    {
        var rates = Run(lr => lr_scheduler.ReduceLROnPlateau(lr, factor: 0.5, patience: 1, cooldown: 2, min_lr: [0.03]), 1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5);

        // Bad epochs: two make a change, then two do not count.
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.03, 0.03, 0.03, 0.03], rates);
    }

    [Fact]
    public void Given_an_accuracy_when_it_rises_enough_then_the_rate_stays()
    {
        var rates = Run(lr => lr_scheduler.ReduceLROnPlateau(lr, "max", 0.5, patience: 0, threshold: 0.1, threshold_mode: "abs"), 0.5, 0.7, 0.75, 0.9);

        Assert.Equal([0.1, 0.1, 0.05, 0.05], rates);
    }

    [Fact]
    public void Given_no_value_when_stepped_then_the_error_says_what_to_call()
    {
        using var parameter = nn.Parameter(zeros(1));
        using var optimizer = SGD([parameter], 0.1);

        Assert.Contains("step(value)", Assert.Throws<InvalidOperationException>(() => lr_scheduler.ReduceLROnPlateau(optimizer).step()).Message);
        Assert.Throws<ArgumentException>(() => lr_scheduler.ReduceLROnPlateau(optimizer, "least"));
        Assert.Throws<ArgumentOutOfRangeException>(() => lr_scheduler.ReduceLROnPlateau(optimizer, factor: 1));
    }

    private static List<double> Run(Func<Optimizer, lr_scheduler.LRScheduler> make, params double[] values)
    {
        using var parameter = nn.Parameter(zeros(1));
        using var optimizer = SGD([parameter], 0.1);
        var scheduler = make(optimizer);
        return values.Select(value =>
        {
            scheduler.step(value);
            return scheduler.get_last_lr().Single();
        }).ToList();
    }
}
