using System.Globalization;
using Torchbook.Data;
using Torchbook.Models;
using Torchbook.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Models;

public sealed class PretrainedTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Given_the_weights_that_come_with_the_kit_when_asked_for_new_letters_then_they_read_as_well_as_their_record_says()
    {
        using var model = Pretrained.Letters();
        var seed = Random.Shared.Next(1000, 100_000);
        var letters = Glyphs.Load(GlyphAlphabet.Letters, 52, 1560, seed).Test;
        var recorded = double.Parse(Pretrained.LettersRecord["accuracy"], CultureInfo.InvariantCulture);

        Assert.InRange(recorded, 0.96, 1);
        Assert.InRange(Trainer.Evaluate(model, letters).Accuracy, recorded - 0.025, 1);   // 1,560 letters: a standard error of 0.5 points
    }

    [Fact]
    public void Given_the_record_when_read_then_it_says_what_the_weights_were_made_of_and_how()
    {
        var record = Pretrained.LettersRecord;
        Assert.Equal("torchbook data pretrain", record["made by"]);
        Assert.Equal(string.Concat(GlyphAlphabet.Letters.ClassNames), record["classes"]);
        Assert.Equal("1", record["seed"]);
        Assert.Contains("libtorch", record["engine"], StringComparison.Ordinal);
        Assert.All(["data", "train", "test", "torchbook", "model", "license"], key => Assert.NotEqual("", record[key]));
    }

    [Fact]
    public void Given_the_file_when_measured_then_it_is_below_a_megabyte()
    {
        using var stream = typeof(Pretrained).Assembly.GetManifestResourceStream("datasets/pretrained/letters.safetensors")!;
        Assert.InRange(stream.Length, 1, 1_000_000);
    }

    [Fact]
    public void Given_two_networks_when_one_is_changed_then_the_other_is_not()
    {
        using var first = Pretrained.Letters();
        using var second = Pretrained.Letters();
        first.ReplaceHead(3);
        using (no_grad())
        {
            first.get_parameter("features.conv1.weight")!.zero_();
        }

        Assert.True(second.get_parameter("features.conv1.weight")!.abs().sum().item<float>() > 1);
        Assert.Equal(52, second.Head.weight.shape[0]);
        Assert.All(second.parameters(), p => Assert.True(p.requires_grad));
        Assert.True(second.training);
    }
}
