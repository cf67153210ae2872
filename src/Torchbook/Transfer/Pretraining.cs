using System.Globalization;
using System.Reflection;
using Torchbook.Data;
using Torchbook.Engine;
using Torchbook.Models;
using Torchbook.Training;
using static TorchSharp.torch;

namespace Torchbook.Transfer;

/// <summary>Makes the network that comes with the kit, <see cref="Pretrained.Letters"/>; the command <c>torchbook data pretrain</c>.</summary>
public static class Pretraining
{
    private const double LearningRate = 3e-3;
    private const int BatchSize = 64;

    /// <summary>
    /// Trains a <see cref="SmallConvNet"/> to read capital and small letters that the kit draws, judges it on new ones and writes weights
    /// and record to a safetensors file. Always on the CPU: the same seed, processor, number of threads and libtorch give the same file, bit
    /// by bit; others give weights as good.
    /// </summary>
    /// <param name="path">The file; replaced once the new one is complete.</param>
    /// <param name="options">Default as for the weights that come with the kit.</param>
    /// <param name="cancellation">Ends training early; then nothing is written.</param>
    /// <returns>How well the network reads new letters.</returns>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static Evaluation Letters(string path, PretrainingOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        using var scope = NewDisposeScope();
        var letters = Glyphs.Load(GlyphAlphabet.Letters, options.Examples, options.TestExamples, options.Seed);
        manual_seed(options.Seed);
        using var model = new SmallConvNet([.. Pretrained.InputShape], letters.Train.ClassNames.Count);
        var steps = options.Epochs * ((options.Examples + BatchSize - 1) / BatchSize);
        Trainer.Fit(model, letters.Train, new()
        {
            Epochs = options.Epochs,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            Seed = options.Seed,
            Device = CPU,
            ShowProgress = options.ShowProgress,
            Scheduler = adam => optim.lr_scheduler.CosineAnnealingLR(adam, steps),
            ScheduleBySteps = true,
        }, cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        var result = Trainer.Evaluate(model, letters.Test);
        Safetensors.Save(path, model, Record(options, letters, result));
        return result;
    }

    private static Dictionary<string, string> Record(PretrainingOptions options, ImageData letters, Evaluation result) => new()
    {
        ["made by"] = "torchbook data pretrain",
        ["model"] = $"{nameof(SmallConvNet)}, images [{string.Join(", ", Pretrained.InputShape)}], {letters.Train.ClassNames.Count} classes",
        ["data"] = letters.Train.Name,
        ["classes"] = string.Concat(letters.Train.ClassNames),
        ["train"] = Text($"{options.Examples} images, fingerprint {letters.Train.Fingerprint}, {options.Epochs} epochs"),
        ["test"] = Text($"{result.Count} images, fingerprint {letters.Test.Fingerprint}"),
        ["accuracy"] = Text($"{result.Accuracy:0.0000}"),
        ["seed"] = Text($"{options.Seed}"),
        ["torchbook"] = typeof(Pretraining).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
        ["engine"] = Text($"{TensorEngine.Name}, libtorch {__version__}, {get_num_threads()} threads"),
        ["license"] = "MIT",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
