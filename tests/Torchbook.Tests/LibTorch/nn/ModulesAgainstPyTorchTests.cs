using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN;

/// <summary>Weights under a seed, outputs, gradients and running statistics of layers and losses are PyTorch's.</summary>
public class ModulesAgainstPyTorchTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> Modules = new()
    {
        ["nn.Linear(6, 4)"] = () => nn.Linear(6, 4),
        ["nn.Linear(6, 4, bias=False)"] = () => nn.Linear(6, 4, hasBias: false),
        ["nn.Conv1d(3, 4, 3, stride=2, padding=1)"] = () => nn.Conv1d(3, 4, 3, stride: 2, padding: 1),
        ["nn.Conv2d(2, 4, 3)"] = () => nn.Conv2d(2, 4, 3),
        ["nn.Conv2d(4, 6, (3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2), groups=2)"] =
            () => nn.Conv2d(4, 6, (3, 2), stride: (2, 1), padding: (1, 0), dilation: (1, 2), groups: 2),
        ["nn.Conv2d(2, 3, 4, padding='same', bias=False)"] = () => nn.Conv2d(2, 3, 4, Padding.Same, bias: false),
        ["nn.Conv2d(2, 3, 3, padding=1, padding_mode='circular')"] = () => nn.Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Circular),
        ["nn.Conv2d(2, 3, 3, padding=1, padding_mode='reflect')"] = () => nn.Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Reflect),
        ["nn.Conv3d(2, 3, 2)"] = () => nn.Conv3d(2, 3, 2),
        ["nn.ConvTranspose1d(3, 2, 3, stride=2)"] = () => nn.ConvTranspose1d(3, 2, 3, stride: 2),
        ["nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1, groups=2)"] =
            () => nn.ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1, groups: 2),
        ["nn.BatchNorm1d(4)"] = () => nn.BatchNorm1d(4),
        ["nn.BatchNorm2d(3, eps=1e-4, momentum=0.3)"] = () => nn.BatchNorm2d(3, eps: 1e-4, momentum: 0.3),
        ["nn.BatchNorm2d(3, affine=False, track_running_stats=False)"] = () => nn.BatchNorm2d(3, affine: false, track_running_stats: false),
        ["nn.LayerNorm([4, 5])"] = () => nn.LayerNorm([4, 5]),
        ["nn.LayerNorm(5, elementwise_affine=False)"] = () => nn.LayerNorm(5, elementwise_affine: false),
        ["nn.GroupNorm(2, 6)"] = () => nn.GroupNorm(2, 6),
        ["nn.Embedding(5, 3, padding_idx=2)"] = () => nn.Embedding(5, 3, padding_idx: 2),
        ["nn.Dropout(0.4)"] = () => nn.Dropout(0.4),
        ["nn.Dropout2d(0.4)"] = () => nn.Dropout2d(0.4),
        ["nn.MaxPool1d(3, stride=2, padding=1)"] = () => nn.MaxPool1d(3, stride: 2, padding: 1),
        ["nn.MaxPool2d(2)"] = () => nn.MaxPool2d(2),
        ["nn.MaxPool2d((3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2), ceil_mode=True)"] =
            () => nn.MaxPool2d((3, 2), stride: (2, 1), padding: (1, 0), dilation: (1, 2), ceil_mode: true),
        ["nn.AvgPool1d(2)"] = () => nn.AvgPool1d(2),
        ["nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)"] = () => nn.AvgPool2d(3, stride: 2, padding: 1, count_include_pad: false),
        ["nn.AdaptiveAvgPool2d((2, 3))"] = () => nn.AdaptiveAvgPool2d((2, 3)),
        ["nn.AdaptiveAvgPool2d(1)"] = () => nn.AdaptiveAvgPool2d(1),
        ["nn.Flatten()"] = () => nn.Flatten(),
        ["nn.Unflatten(1, (2, 3))"] = () => nn.Unflatten(1, [2, 3]),
        ["nn.Identity()"] = nn.Identity,
        ["nn.Upsample(scale_factor=2)"] = () => nn.Upsample(scale_factor: [2]),
        ["nn.Upsample(size=(5, 7), mode='bilinear', align_corners=True)"] = () => nn.Upsample(size: [5, 7], mode: UpsampleMode.Bilinear, align_corners: true),
        ["nn.ReLU()"] = () => nn.ReLU(),
        ["nn.LeakyReLU(0.2)"] = () => nn.LeakyReLU(0.2),
        ["nn.ELU(0.7)"] = () => nn.ELU(0.7),
        ["nn.ReLU6()"] = () => nn.ReLU6(),
        ["nn.GELU()"] = nn.GELU,
        ["nn.GELU('tanh')"] = () => nn.GELU(GELU.Approximate.tanh),
        ["nn.SiLU()"] = nn.SiLU,
        ["nn.Hardswish()"] = () => nn.Hardswish(),
        ["nn.Sigmoid()"] = nn.Sigmoid,
        ["nn.Tanh()"] = nn.Tanh,
        ["nn.Softplus(2, 3)"] = () => nn.Softplus(2, 3),
        ["nn.Softmax(1)"] = () => nn.Softmax(1),
        ["nn.LogSoftmax(1)"] = () => nn.LogSoftmax(1),
        ["nn.Sequential(nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.2), nn.Linear(27, 4))"] = () =>
            nn.Sequential(nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.2), nn.Linear(27, 4)),
    };

    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor, Tensor>>> Losses = new()
    {
        ["nn.CrossEntropyLoss()"] = () => nn.CrossEntropyLoss(),
        ["nn.CrossEntropyLoss(reduction='none')"] = () => nn.CrossEntropyLoss(reduction: nn.Reduction.None),
        ["nn.CrossEntropyLoss(ignore_index=1, reduction='sum', label_smoothing=0.1)"] =
            () => new CrossEntropyLoss(ignore_index: 1, reduction: nn.Reduction.Sum, label_smoothing: 0.1),
        ["nn.NLLLoss()"] = () => nn.NLLLoss(),
        ["nn.MSELoss()"] = () => nn.MSELoss(),
        ["nn.MSELoss(reduction='none')"] = () => nn.MSELoss(nn.Reduction.None),
        ["nn.L1Loss(reduction='sum')"] = () => nn.L1Loss(nn.Reduction.Sum),
        ["nn.SmoothL1Loss(beta=0.5)"] = () => nn.SmoothL1Loss(beta: 0.5),
        ["nn.HuberLoss(delta=0.5)"] = () => nn.HuberLoss(0.5),
        ["nn.BCELoss()"] = () => nn.BCELoss(),
        ["nn.BCEWithLogitsLoss(reduction='sum')"] = () => nn.BCEWithLogitsLoss(reduction: nn.Reduction.Sum),
    };

    public static TheoryData<string, long[]> ModuleCases => Data("module");

    public static TheoryData<string, long[]> LossCases => Data("loss");

    [Theory]
    [MemberData(nameof(ModuleCases))]
    public void Given_a_module_when_run_forward_and_backward_then_PyTorchs_recorded_numbers_come_out(string python, long[] shape) =>
        Fingerprint.AssertEqual(PyTorchOracle.Record(python), RunModule(python, shape, PyTorchOracle.RecordedSeed));

    [Theory]
    [MemberData(nameof(LossCases))]
    public void Given_a_loss_when_run_forward_and_backward_then_PyTorchs_recorded_numbers_come_out(string python, long[] shape) =>
        Fingerprint.AssertEqual(PyTorchOracle.Record(python), RunLoss(python, shape, PyTorchOracle.RecordedSeed));

    [Fact]
    public void Given_random_seeds_and_batch_sizes_when_PyTorch_runs_beside_then_every_module_and_loss_agrees()
    {
        Assert.SkipUnless(PyTorchOracle.IsPresent, PyTorchOracle.Absent);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        foreach (var (kind, run) in new (string, Func<string, long[], int, Fingerprint[]>)[] { ("module", RunModule), ("loss", RunLoss) })
        {
            foreach (var (python, shape) in PyTorchOracle.Cases(kind))
            {
                shape[0] = random.Next(2, 9);
                var draw = random.Next();
                output.WriteLine($"{python} [{string.Join(", ", shape)}] seed {draw}");
                Fingerprint.AssertEqual(PyTorchOracle.Ask(kind, python, shape, draw), run(python, shape, draw));
            }
        }
    }

    private static TheoryData<string, long[]> Data(string kind)
    {
        var data = new TheoryData<string, long[]>();
        foreach (var (python, shape) in PyTorchOracle.Cases(kind))
        {
            data.Add(python, shape);
        }

        return data;
    }

    private static Fingerprint[] RunModule(string python, long[] shape, int seed)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        using var layer = Modules[python]();
        var x = python.Contains("Embedding") ? randint(0, 5, shape) : randn(shape).requires_grad_();
        var y = layer.call(x);
        Backward(y);
        return
        [
            .. layer.parameters().Select(Fingerprint.Of), Fingerprint.Of(y), .. x.requires_grad ? [Fingerprint.Of(x.grad)] : Array.Empty<Fingerprint>(),
            .. layer.parameters().Select(parameter => Fingerprint.Of(parameter.grad)), .. layer.buffers().Select(Fingerprint.Of),
        ];
    }

    private static Fingerprint[] RunLoss(string python, long[] shape, int seed)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        var x = randn(shape);
        x = python.Contains("NLL") ? x.log_softmax(1) : python.Contains("BCELoss") ? x.sigmoid() : x;
        x.requires_grad_();
        var classes = python.Contains("NLL") || python.Contains("CrossEntropy");
        var y = classes ? randint(0, shape[1], [shape[0], .. shape[2..]]) : rand(shape);
        using var loss = Losses[python]();
        var value = loss.call(x, y);
        Backward(value);
        return [Fingerprint.Of(value), Fingerprint.Of(x.grad)];
    }

    // The gradient of a sum weighted by position, so that every element has its own.
    private static void Backward(Tensor y)
    {
        if (y.requires_grad)
        {
            var count = y.numel();
            (y * (arange(1, count + 1, dtype: ScalarType.Float64) / count).reshape(y.shape).to(y.dtype)).sum().backward();
        }
    }
}
