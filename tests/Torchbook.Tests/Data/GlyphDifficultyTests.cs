using Torchbook.Data;
using Torchbook.Models;
using Torchbook.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Data;

public sealed class GlyphDifficultyTests : IDisposable
{
    private static readonly long[] Shape = [1, 28, 28];

    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_the_digits_when_learned_then_a_linear_model_stays_below_90_percent() =>
        Assert.InRange(Accuracy(Classifiers.Linear(Shape), epochs: 10), 0.75, 0.90);

    [Fact]
    public void Given_the_digits_when_learned_in_six_rounds_then_a_convolutional_network_passes_97_percent()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TORCHBOOK_FULL") == "1", "a long training: run with --full");
        Assert.InRange(Accuracy(new LeNet(Shape), epochs: 6), 0.97, 1);
    }

    private static double Accuracy(nn.Module<Tensor, Tensor> model, int epochs)
    {
        var (train, test) = Glyphs.Load();
        Trainer.Fit(model, new Examples(train.Images, train.Labels), new TrainingOptions { Epochs = epochs, ShowProgress = false });
        return Trainer.Evaluate(model, new Examples(test.Images, test.Labels)).Accuracy;
    }
}
