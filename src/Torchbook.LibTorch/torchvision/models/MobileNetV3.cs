using static TorchSharp.torch;
using static TorchSharp.torchvision.ops;

namespace TorchSharp.Modules;

/// <summary>Inverted residuals with squeeze-and-excitation and hard swish for [N, 3, H, W] images (Howard et al., https://arxiv.org/abs/1905.02244).</summary>
public partial class MobileNetV3 : nn.Module<Tensor, Tensor>
{
    private readonly SequentialStep[] _steps;

    /// <param name="blocks">Tables 1 and 2 of the paper.</param>
    /// <param name="last">Channels before the classifier's last layer.</param>
    internal MobileNetV3(Block[] blocks, long last)
        : base(nameof(MobileNetV3))
    {
        var wide = 6 * blocks[^1].Outputs;
        var features = nn.Sequential(
        [
            Conv2dNormActivation(3, blocks[0].Inputs, stride: 2, norm_layer: Norm, activation_layer: nn.Hardswish),
            .. blocks.Select(block => block.Build()),
            Conv2dNormActivation(blocks[^1].Outputs, wide, 1, norm_layer: Norm, activation_layer: nn.Hardswish),
        ]);
        var avgpool = nn.AdaptiveAvgPool2d(1);
        var classifier = nn.Sequential(nn.Linear(wide, last), nn.Hardswish(inplace: true), nn.Dropout(0.2, inplace: true), nn.Linear(last, 1000));
        // The order of TorchSharp's fields, in which its files name the tensors.
        register_module(nameof(avgpool), avgpool);
        register_module(nameof(classifier), classifier);
        register_module(nameof(features), features);
        _steps = [features, avgpool, nn.Flatten(), classifier];
        ModelWeights.Initialize(this, linearDeviation: 0.01);
    }

    public override Tensor forward(Tensor x) => Sequential.Run(x, _steps);

    private static BatchNorm2d Norm(long channels) => nn.BatchNorm2d(channels, eps: 0.001, momentum: 0.01);

    /// <summary>One row of the paper's tables.</summary>
    internal readonly record struct Block(long Inputs, long Kernel, long Expanded, long Outputs, bool Squeezes, bool Swishes, long Stride)
    {
        public InvertedResidual Build()
        {
            Func<bool, nn.Module<Tensor, Tensor>> activation = Swishes ? nn.Hardswish : nn.ReLU;
            var path = new List<nn.Module<Tensor, Tensor>>();
            if (Expanded != Inputs)
            {
                path.Add(Conv2dNormActivation(Inputs, Expanded, 1, norm_layer: Norm, activation_layer: activation));
            }

            path.Add(Conv2dNormActivation(Expanded, Expanded, Kernel, Stride, groups: Expanded, norm_layer: Norm, activation_layer: activation));
            if (Squeezes)
            {
                // ReLU6 as in TorchSharp; torchvision takes ReLU here.
                path.Add(SqueezeExcitation(Expanded, InvertedResidual.MakeDivisible(Expanded / 4, 8), () => nn.ReLU6(), () => nn.Hardsigmoid()));
            }

            path.Add(Conv2dNormActivation(Expanded, Outputs, 1, norm_layer: Norm));
            return new InvertedResidual("block", nn.Sequential(path), Stride == 1 && Inputs == Outputs);
        }
    }
}
