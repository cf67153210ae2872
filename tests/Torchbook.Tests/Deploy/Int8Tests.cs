using Onnx;
using Torchbook.Data;
using Torchbook.Deploy;
using Torchbook.Models;
using Torchbook.Tests.Data;
using Torchbook.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Tests.Deploy;

public sealed class Int8Tests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(CalibrationMethod.MinMax, true)]
    [InlineData(CalibrationMethod.Percentile, true)]
    [InlineData(CalibrationMethod.MinMax, false)]
    public async Task Given_models_with_random_weights_when_quantized_then_outputs_stay_close_files_shrink_and_the_checker_accepts_them(CalibrationMethod method, bool perChannel)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
        (string Name, Module<Tensor, Tensor> Model, long[] Shape)[] models =
        [
            ("lenet", new LeNet([1, 28, 28]), [1, 28, 28]),
            ("mlp", Classifiers.Mlp([20], 5, 64, 64), [20]),
            ("norm", Samples.BatchNormCnn(), [3, 16, 16]),
            ("residual", Sequential(Conv2d(2, 8, 3, padding: 1), ReLU(), new Samples.Residual(Sequential(Conv2d(8, 8, 3, padding: 1), BatchNorm2d(8))), ReLU6(), AdaptiveAvgPool2d(1), Flatten(), Linear(8, 4)), [2, 9, 9]),
        ];
        foreach (var (name, model, shape) in models)
        {
            using var scope = NewDisposeScope();
            var (source, target) = (folder / $"{name}.onnx", folder / $"{name}-int8.onnx");
            OnnxModel.Export(model, shape, source);

            var report = Int8.Quantize(source, target, Enumerable.Range(0, 4).Select(_ => randn([32, .. shape])).ToList(), new() { Method = method, PerChannel = perChannel });

            output.WriteLine(report.ToString());
            Assert.Equal(model.modules().Count(m => m is TorchSharp.Modules.Conv2d or TorchSharp.Modules.Linear), report.QuantizedNodes);
            var x = randn([50, .. shape]);
            using var before = OnnxSession.Load(source, new() { Provider = ExecutionProvider.Cpu });
            using var after = OnnxSession.Load(target, new() { Provider = ExecutionProvider.Cpu });
            var (expected, got) = (before.Run(x), after.Run(x));
            var noise = ((got - expected).pow(2).mean() / expected.var()).ToDouble();
            output.WriteLine($"noise over signal {noise:0.0e+0}");
            // 8 bits a value leave an error of about 1% of the signal's spread; its square is far below this.
            Assert.InRange(noise, 1e-9, 0.01);
            Assert.Equal(1, after.Run(x[..1]).shape[0]);
            if (await OnnxChecker.IsPresentAsync())
            {
                await OnnxChecker.AssertAcceptsAsync(target);
            }
        }

        Assert.InRange(new FileInfo(folder / "lenet-int8.onnx").Length, 1, new FileInfo(folder / "lenet.onnx").Length * 0.28);
    }

    [Fact]
    public void Given_a_digit_classifier_when_quantized_then_its_accuracy_drops_by_at_most_1_percent()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var (train, test) = Glyphs.Load(train: 3000, test: 1000);
        using var model = new LeNet([1, 28, 28]);
        Trainer.Fit(model, train, new() { Epochs = 2 });
        OnnxModel.Export(model, [1, 28, 28], folder / "digits.onnx");
        Int8.Quantize(folder / "digits.onnx", folder / "int8.onnx", [train.Images[..256]]);

        var (before, after) = (Accuracy(folder / "digits.onnx", test), Accuracy(folder / "int8.onnx", test));

        output.WriteLine($"{before:P2} → {after:P2}");
        Assert.InRange(before, 0.8, 1);
        Assert.InRange(after, before - 0.01, 1);
    }

    [Fact]
    public void Given_a_model_when_quantized_then_the_relus_are_gone_the_logits_are_float_and_ONNX_Runtime_runs_integer_kernels()
    {
        using var model = new LeNet([1, 28, 28]);
        OnnxModel.Export(model, [1, 28, 28], folder / "lenet.onnx");
        Int8.Quantize(folder / "lenet.onnx", folder / "int8.onnx", [rand(16, 1, 28, 28)]);

        var graph = ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder / "int8.onnx")).Graph;
        Assert.DoesNotContain(graph.Node, node => node.OpType == "Relu");
        Assert.Equal(("Gemm", "output"), (graph.Node[^1].OpType, graph.Node[^1].Output[0]));
        Assert.Equal(["QLinearConv", "QLinearConv", "QGemm", "QGemm"], Optimized(folder / "int8.onnx").Where(op => op.StartsWith('Q') && op != "QuantizeLinear"));
    }

    [Fact]
    public void Given_one_outlier_when_calibrated_then_min_max_follows_it_and_the_percentile_does_not()
    {
        using var scope = NewDisposeScope();
        OnnxModel.Export(Linear(4, 2), [4], folder / "x.onnx");
        var inputs = rand(5000, 4);
        inputs[0, 0] = 1000;

        var all = Int8.Quantize(folder / "x.onnx", folder / "a.onnx", [inputs]).Ranges["input"];
        var most = Int8.Quantize(folder / "x.onnx", folder / "b.onnx", [inputs], new() { Method = CalibrationMethod.Percentile, Percentile = 99.9 }).Ranges["input"];

        Assert.Equal(1000, all.High);
        Assert.InRange(most.High, 0.4f, 2);
        Assert.Equal(20_000, all.Histogram.Sum());
        Assert.Equal((0f, (byte)0), (all.Low, all.ZeroPoint));
    }

    [Fact]
    public void Given_bad_input_when_quantized_then_the_error_names_it_and_nothing_is_written()
    {
        using var scope = NewDisposeScope();
        OnnxModel.Export(Linear(4, 2), [4], folder / "x.onnx");
        OnnxModel.Export(ReLU(), [4], folder / "relu.onnx");
        var target = folder / "int8.onnx";

        Assert.Contains("Calibration needs inputs", Assert.Throws<ArgumentException>(() => Int8.Quantize(folder / "x.onnx", target, [])).Message, StringComparison.Ordinal);
        Assert.Contains("x.onnx takes float32 [N, 4], but was given float32 [3, 5]", Assert.Throws<ArgumentException>(() => Int8.Quantize(folder / "x.onnx", target, [rand(3, 5)])).Message, StringComparison.Ordinal);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => Int8.Quantize(folder / "x.onnx", target, [full([1, 4], float.NaN)])).Message, StringComparison.Ordinal);
        Assert.Contains("nothing to quantize", Assert.Throws<OnnxFileException>(() => Int8.Quantize(folder / "relu.onnx", target, [rand(3, 4)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Int8.Quantize(folder / "x.onnx", target, [rand(3, 4)], new() { Percentile = 20 }));
        Assert.Throws<FileNotFoundException>(() => Int8.Quantize(folder / "none.onnx", target, [rand(3, 4)]));
        Assert.False(File.Exists(target));
    }

    private static double Accuracy(string path, ImageSet test)
    {
        using var scope = NewDisposeScope();
        using var session = OnnxSession.Load(path, new() { Provider = ExecutionProvider.Cpu });
        return session.Run(test.Images).argmax(1).eq(test.Labels).to(ScalarType.Float64).mean().ToDouble();
    }

    private IEnumerable<string> Optimized(string path)
    {
        var saved = folder / "optimized.onnx";
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions { OptimizedModelFilePath = saved, LogSeverityLevel = Microsoft.ML.OnnxRuntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using (new Microsoft.ML.OnnxRuntime.InferenceSession(path, options))
        {
        }

        return ModelProto.Parser.ParseFrom(File.ReadAllBytes(saved)).Graph.Node.Select(node => node.OpType);
    }
}
