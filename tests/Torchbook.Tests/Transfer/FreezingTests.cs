using Torchbook.Display;
using Torchbook.Models;
using Torchbook.Training;
using Torchbook.Transfer;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Transfer;

public sealed class FreezingTests : IDisposable
{
    private static readonly TrainingOptions quick = new() { Epochs = 2, BatchSize = 8, ShowProgress = false };

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly SmallConvNet model = new([1, 8, 8], 3);

    public void Dispose()
    {
        model.Dispose();
        scope.Dispose();
    }

    private static Examples Noise(int count) => new(rand(count, 1, 8, 8), randint(0, 3, [count], ScalarType.Int64));

    private static Dictionary<string, Tensor> Copy(nn.Module module) => module.state_dict().ToDictionary(t => t.Key, t => t.Value.detach().clone());

    private static bool Same(Tensor a, Tensor b) => a.eq(b).all().item<bool>();

    [Theory]
    [InlineData("features.*", "head.weight head.bias")]
    [InlineData("*.bias", "features.conv1.weight features.norm1.weight features.conv2.weight features.norm2.weight features.conv3.weight features.norm3.weight head.weight")]
    [InlineData("features.conv?.weight", "features.norm1.weight features.norm1.bias features.norm2.weight features.norm2.bias features.norm3.weight features.norm3.bias head.weight head.bias")]
    [InlineData("*", "")]
    public void Given_a_pattern_when_frozen_then_the_others_train(string pattern, string trained)
    {
        var report = model.Freeze(pattern);

        Assert.Equal(trained, string.Join(' ', model.named_parameters().Where(p => p.parameter.requires_grad).Select(p => p.name)));
        Assert.Equal(trained, string.Join(' ', report.TrainedParameters.Select(p => p.Name)));
        Assert.Equal(model.parameters().Sum(p => p.numel()), report.FrozenCount + report.TrainedCount);
        Assert.Equal(report.Names, model.Frozen().Names);
    }

    [Fact]
    public void Given_several_patterns_when_frozen_and_some_unfrozen_then_the_rest_stays_frozen()
    {
        model.Freeze("features.*", "head.bias");
        var report = model.Unfreeze("features.*3.*");

        Assert.Equal(["features.conv3.weight", "features.norm3.weight", "features.norm3.bias", "head.weight"], report.TrainedParameters.Select(p => p.Name));
        Assert.Empty(model.Unfreeze().Names);
        Assert.Empty(model.Freeze().TrainedParameters);
    }

    [Theory]
    [InlineData("features")]
    [InlineData("Features.*")]
    [InlineData("")]
    public void Given_a_pattern_that_matches_nothing_when_frozen_then_the_names_are_listed_and_nothing_changes(string pattern)
    {
        var message = Assert.Throws<ArgumentException>(() => model.Freeze("head.*", pattern)).Message;

        Assert.Contains($"matches \"{pattern}\"", message, StringComparison.Ordinal);
        Assert.Contains("features.conv1.weight", message, StringComparison.Ordinal);
        Assert.Empty(model.Frozen().Names);
    }

    [Fact]
    public void Given_frozen_features_when_trained_then_neither_their_weights_nor_their_running_averages_move_and_the_head_does()
    {
        model.Freeze("features.*");
        var before = Copy(model);

        Trainer.Fit(model, Noise(24), quick);

        Assert.All(before.Where(t => t.Key.StartsWith("features.", StringComparison.Ordinal)), t => Assert.True(Same(t.Value, model.state_dict()[t.Key]), t.Key));
        Assert.False(Same(before["head.weight"], model.Head.weight));
        Assert.True(model.training);
        Assert.True(model.Features.training, "the mode before training is back");
    }

    [Fact]
    public void Given_one_frozen_block_when_trained_then_the_other_blocks_follow_the_data()
    {
        model.Freeze("features.norm1.*", "features.conv1.*");
        var before = Copy(model);

        Trainer.Fit(model, Noise(24), quick);

        Assert.True(Same(before["features.norm1.running_mean"], model.get_buffer("features.norm1.running_mean")!));
        Assert.False(Same(before["features.norm2.running_mean"], model.get_buffer("features.norm2.running_mean")!));
        Assert.False(Same(before["features.conv2.weight"], model.get_parameter("features.conv2.weight")!));
    }

    [Fact]
    public void Given_dropout_beside_frozen_layers_when_in_training_mode_then_that_part_computes_the_same_every_time()
    {
        var part = nn.Sequential(("dense", nn.Linear(4, 4)), ("drop", nn.Dropout(0.5)));
        var whole = nn.Sequential(("part", part), ("drop", nn.Dropout(0.5)), ("head", nn.Linear(4, 2)));
        whole.Freeze("part.*");
        using (ModelMode.Training(whole))
        {
            Assert.True(whole.training);
            Assert.Equal([false, false, false, true, true], whole.modules().Select(m => m.training));
        }

        Assert.All(whole.modules(), m => Assert.True(m.training));
    }

    [Fact]
    public void Given_a_gradient_when_its_parameter_is_frozen_then_it_is_gone_and_an_optimizer_that_holds_it_changes_nothing()
    {
        using var optimizer = optim.SGD(model.parameters(), learningRate: 1);
        model.call(rand(4, 1, 8, 8)).sum().backward();
        model.Freeze("features.*");
        var before = Copy(model);

        optimizer.step();

        Assert.True(Same(before["features.conv1.weight"], model.get_parameter("features.conv1.weight")!));
        Assert.False(Same(before["head.bias"], model.Head.bias!));
    }

    [Fact]
    public void Given_a_report_when_shown_then_counts_and_names_are_there()
    {
        var bundle = model.Freeze("features.*").ToMimeBundle();

        Assert.Equal(
            "frozen: 23,408 numbers (features.conv1.weight, features.norm1.weight, features.norm1.bias, features.conv2.weight, features.norm2.weight, features.norm2.bias, features.conv3.weight, features.norm3.weight, features.norm3.bias)\ntrains: 195 numbers (head.weight, head.bias)",
            (string)bundle.Data[Mime.PlainText]!);
        Assert.Contains("<td style=\"text-align:right\">195</td>", (string)bundle.Data[Mime.Html]!, StringComparison.Ordinal);
    }
}
