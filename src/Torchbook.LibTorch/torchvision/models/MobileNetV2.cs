using static TorchSharp.torch;
using static TorchSharp.torchvision.ops;

namespace TorchSharp.Modules;

/// <summary>Inverted residuals with linear bottlenecks for [N, 3, H, W] images (Sandler et al., https://arxiv.org/abs/1801.04381).</summary>
public partial class MobileNetV2 : nn.Module<Tensor, Tensor>
{
    // Expansion, channels, repetitions and stride of each stage: table 2 of the paper.
    private static readonly long[][] Published = [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2], [6, 96, 3, 1], [6, 160, 3, 2], [6, 320, 1, 1]];

    private readonly SequentialStep[] _steps;

    internal MobileNetV2(
        long num_classes, double width_mult, long[][]? inverted_residual_setting, long round_nearest,
        Func<long, long, long, long, Func<long, nn.Module<Tensor, Tensor>>, nn.Module<Tensor, Tensor>>? block, Func<long, nn.Module<Tensor, Tensor>>? norm_layer, double dropout)
        : base(nameof(MobileNetV2))
    {
        var setting = inverted_residual_setting ?? Published;
        if (setting.Length == 0 || setting.Any(stage => stage.Length != 4))
        {
            throw new ArgumentException("Every stage is four numbers: expansion, channels, repetitions and stride; and there is at least one.", nameof(inverted_residual_setting));
        }

        block ??= Block;
        norm_layer ??= channels => nn.BatchNorm2d(channels);
        long Rounded(double channels) => InvertedResidual.MakeDivisible(channels, round_nearest);

        var inputs = Rounded(32 * width_mult);
        var last = Rounded(1280 * Math.Max(1, width_mult));
        var layers = new List<nn.Module<Tensor, Tensor>> { Conv2dNormActivation(3, inputs, stride: 2, norm_layer: norm_layer, activation_layer: nn.ReLU6) };
        foreach (var stage in setting)
        {
            var outputs = Rounded(stage[1] * width_mult);
            for (var i = 0; i < stage[2]; i++)
            {
                layers.Add(block(inputs, outputs, i == 0 ? stage[3] : 1, stage[0], norm_layer));
                inputs = outputs;
            }
        }

        layers.Add(Conv2dNormActivation(inputs, last, 1, norm_layer: norm_layer, activation_layer: nn.ReLU6));
        var features = nn.Sequential(layers);
        var classifier = nn.Sequential(nn.Dropout(dropout), nn.Linear(last, num_classes));
        // The order of TorchSharp's fields, in which its files name the tensors.
        register_module(nameof(classifier), classifier);
        register_module(nameof(features), features);
        _steps = [features, nn.AdaptiveAvgPool2d(1), nn.Flatten(), classifier];
        ModelWeights.Initialize(this, linearDeviation: 0.01);
    }

    public override Tensor forward(Tensor x) => Sequential.Run(x, _steps);

    private static InvertedResidual Block(long inputs, long outputs, long stride, long expansion, Func<long, nn.Module<Tensor, Tensor>> norm)
    {
        if (stride is not (1 or 2))
        {
            throw new ArgumentOutOfRangeException(nameof(stride), stride, "The stride of an inverted residual is 1 or 2.");
        }

        var hidden = inputs * expansion;
        var layers = new List<nn.Module<Tensor, Tensor>>();
        if (expansion != 1)
        {
            layers.Add(Conv2dNormActivation(inputs, hidden, 1, norm_layer: norm, activation_layer: nn.ReLU6));
        }

        layers.Add(Conv2dNormActivation(hidden, hidden, stride: stride, groups: hidden, norm_layer: norm, activation_layer: nn.ReLU6));
        layers.Add(nn.Conv2d(hidden, outputs, 1, bias: false));
        layers.Add(norm(outputs));
        return new InvertedResidual("conv", nn.Sequential(layers), stride == 1 && inputs == outputs);
    }
}
