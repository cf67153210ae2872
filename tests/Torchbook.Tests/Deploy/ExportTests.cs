using Torchbook.Deploy;
using Torchbook.Models;
using Torchbook.Tests.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Torchbook.Tests.Deploy;

/// <summary>Every export compares file and model to 1e-5 by itself; these compare again with inputs of their own.</summary>
public sealed class ExportTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly Dictionary<string, (Func<Module<Tensor, Tensor>> Build, long[] Shape)> Cases = new()
    {
        ["LeNet"] = (() => new LeNet([1, 28, 28]), [1, 28, 28]),
        ["MLP"] = (() => Classifiers.Mlp([4, 5], 7, 16, 8), [4, 5]),
        ["batch-norm CNN"] = (Samples.BatchNormCnn, [3, 17, 19]),
        ["residual"] = (() => Sequential(Conv2d(2, 4, 3, padding: 1), new Samples.Residual(Sequential(BatchNorm2d(4), ReLU(), Conv2d(4, 4, 3, padding: 1))), Flatten()), [2, 6, 5]),
        ["one module twice"] = (() => Linear(6, 6) is var shared ? Sequential(shared, Tanh(), shared) : null!, [6]),
        ["nothing but Identity"] = (() => Sequential(Identity(), Dropout()), [3]),
        ["Conv1d"] = (() => Conv1d(3, 4, 3, stride: 2, padding: 1, dilation: 2), [3, 20]),
        ["Conv2d groups, no bias"] = (() => Conv2d(4, 6, (3, 2), stride: (2, 1), padding: (1, 0), dilation: (1, 2), groups: 2, bias: false), [4, 9, 8]),
        ["Conv2d same, even kernel"] = (() => Conv2d(2, 3, 4, Padding.Same), [2, 7, 8]),
        ["Conv2d reflect"] = (() => Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Reflect), [2, 5, 6]),
        ["Conv2d replicate"] = (() => Conv2d(2, 3, 3, padding: 2, padding_mode: PaddingModes.Replicate), [2, 5, 6]),
        ["Conv3d"] = (() => Conv3d(2, 3, 2), [2, 4, 5, 3]),
        ["ConvTranspose2d"] = (() => ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1, groups: 2), [4, 5, 6]),
        ["Linear over sequences"] = (() => Linear(6, 4), [5, 6]),
        ["Linear over sequences, no bias"] = (() => Linear(6, 4, hasBias: false), [5, 6]),
        ["BatchNorm1d"] = (() => BatchNorm1d(4, eps: 1e-3), [4, 5]),
        ["BatchNorm2d, not affine"] = (() => BatchNorm2d(4, affine: false), [4, 5, 2]),
        ["LayerNorm"] = (() => LayerNorm([4, 5]), [3, 4, 5]),
        ["LayerNorm, plain"] = (() => LayerNorm(5, elementwise_affine: false), [3, 4, 5]),
        ["GroupNorm"] = (() => GroupNorm(2, 6), [6, 4, 3]),
        ["MaxPool1d"] = (() => MaxPool1d(3, stride: 2, padding: 1), [2, 11]),
        ["MaxPool2d ceil"] = (() => MaxPool2d((3, 2), stride: (2, 1), padding: (1, 0), dilation: (1, 2), ceil_mode: true), [3, 10, 9]),
        ["AvgPool1d"] = (() => AvgPool1d(3, stride: 2, padding: 1), [2, 11]),
        ["AvgPool2d"] = (() => AvgPool2d(3, stride: 2, padding: 1, count_include_pad: false), [3, 10, 9]),
        ["AdaptiveAvgPool1d"] = (() => AdaptiveAvgPool1d(1), [3, 10]),
        ["AdaptiveAvgPool2d to 2×3"] = (() => AdaptiveAvgPool2d((2, 3)), [3, 10, 9]),
        ["Flatten from 2"] = (() => Flatten(start_dim: 2), [3, 4, 5]),
        ["Unflatten"] = (() => Unflatten(1, [2, -1]), [6, 3]),
        ["Softmax"] = (() => Softmax(-1), [3, 4]),
        ["LogSoftmax"] = (() => LogSoftmax(1), [5]),
        ["ReLU6"] = (() => ReLU6(), [50]),
        ["LeakyReLU"] = (() => LeakyReLU(0.2), [50]),
        ["ELU"] = (() => ELU(0.7), [50]),
        ["GELU"] = (GELU, [50]),
        ["GELU tanh"] = (() => GELU(TorchSharp.Modules.GELU.Approximate.tanh), [50]),
        ["SiLU"] = (SiLU, [50]),
        ["Hardswish"] = (() => Hardswish(), [50]),
        ["Sigmoid"] = (Sigmoid, [50]),
        ["Softplus"] = (() => Softplus(2), [50]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Given_a_model_when_exported_then_ONNX_Runtime_agrees_for_any_batch_and_the_checker_accepts_the_file(string name)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        manual_seed(seed);
        var (build, shape) = Cases[name];
        using var model = build();
        Live(model, shape);

        var report = OnnxModel.Export(model, shape, folder / "model.onnx");

        output.WriteLine(report.ToString());
        Assert.InRange(report.RelativeDifference, 0, 1e-5);
        AssertAgrees(model, report.Path, shape, batch: 5);
        if (await OnnxChecker.IsPresentAsync())
        {
            await OnnxChecker.AssertAcceptsAsync(report.Path);
        }
    }

    [Fact]
    public async Task Given_random_stacks_of_layers_when_exported_then_ONNX_Runtime_agrees_and_the_checker_accepts_them()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        for (var i = 0; i < 8; i++)
        {
            using var scope = NewDisposeScope();
            manual_seed(seed + i);
            var (model, shape) = RandomStack.Build(new Random(seed + i));
            Live(model, shape);
            var report = OnnxModel.Export(model, shape, folder / $"random{i}.onnx");
            output.WriteLine($"{string.Join(" ", report.Operators)}: {report.RelativeDifference:0.0e+0}");
            AssertAgrees(model, report.Path, shape, batch: 4);
            if (await OnnxChecker.IsPresentAsync())
            {
                await OnnxChecker.AssertAcceptsAsync(report.Path);
            }
        }
    }

    [Fact]
    public void Given_a_model_in_training_when_exported_then_modes_statistics_seed_and_tensors_are_left_as_they_were()
    {
        using var model = (Sequential)Samples.BatchNormCnn();
        ((Module<Tensor, Tensor>)model[1]).eval();
        var modes = model.modules().Select(m => m.training).ToList();
        var before = LiveTensors.Settled();
        using var statistics = ((BatchNorm2d)model[1]).running_mean!.clone();
        manual_seed(5);
        using var expected = rand(3);
        manual_seed(5);

        OnnxModel.Export(model, [3, 16, 16], folder / "model.onnx");

        using var drawn = rand(3);
        Assert.Equal(expected.data<float>().ToArray(), drawn.data<float>().ToArray());
        Assert.True(model.training);
        Assert.Equal(modes, model.modules().Select(m => m.training));
        Assert.Equal(statistics.data<float>().ToArray(), ((BatchNorm2d)model[1]).running_mean!.data<float>().ToArray());
        Assert.Equal(before + 3, LiveTensors.Settled());
    }

    // Fresh statistics are 0 and 1, fresh scales 1 and 0: with them, a mistake would not show.
    private static void Live(Module<Tensor, Tensor> model, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        foreach (var parameter in model.parameters())
        {
            parameter.add_(0.1 * randn(parameter.shape));
        }

        model.train();
        model.call(randn([8, .. shape]) + 0.5);
        model.eval();
    }

    private static void AssertAgrees(Module<Tensor, Tensor> model, string path, long[] shape, int batch)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var session = OnnxSession.Load(path, new SessionSettings { Provider = ExecutionProvider.Cpu });
        var x = randn([batch, .. shape]);
        var (expected, got) = (model.call(x), session.Run(x));
        Assert.Equal(expected.shape, got.shape);
        Assert.InRange((got - expected).abs().max().ToDouble() / expected.abs().max().ToDouble(), 0, 1e-5);
    }
}
