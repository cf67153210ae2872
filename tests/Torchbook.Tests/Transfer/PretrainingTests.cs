using System.Globalization;
using Torchbook.Models;
using Torchbook.Tests.Data;
using Torchbook.Transfer;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.Transfer;

public sealed class PretrainingTests : IDisposable
{
    private static readonly PretrainingOptions small = new() { Seed = 7, Examples = 520, TestExamples = 104, Epochs = 2, ShowProgress = false };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Given_a_seed_when_trained_twice_then_the_files_are_equal_and_another_seed_gives_another()
    {
        Pretraining.Letters(folder / "a", small);
        manual_seed(99);
        Pretraining.Letters(folder / "b", small);
        Pretraining.Letters(folder / "c", small with { Seed = 8 });

        Assert.Equal(File.ReadAllBytes(folder / "a"), File.ReadAllBytes(folder / "b"));
        Assert.NotEqual(File.ReadAllBytes(folder / "a"), File.ReadAllBytes(folder / "c"));
    }

    [Fact]
    public void Given_a_run_when_written_then_the_file_holds_the_weights_that_were_judged_and_the_record_their_accuracy()
    {
        var result = Pretraining.Letters(folder / "a", small);
        using var model = new SmallConvNet([1, 28, 28], 52);
        var record = Safetensors.Load(folder / "a", model);

        Assert.Equal(result.Accuracy, double.Parse(record["accuracy"], CultureInfo.InvariantCulture), 5e-5);
        Assert.Equal("7", record["seed"]);
        Assert.StartsWith("520 images", record["train"], StringComparison.Ordinal);
        Assert.EndsWith("2 epochs", record["train"], StringComparison.Ordinal);
        Assert.Equal(2 * 9, model.get_buffer("features.norm1.num_batches_tracked")!.item<long>());
    }

    [Fact]
    public void Given_a_run_that_is_ended_early_when_it_ends_then_nothing_is_written()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Pretraining.Letters(folder / "a", small, stop.Token));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
