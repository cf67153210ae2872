using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>1×1, 3×3 and 1×1 convolutions, the block of ResNet-50 and deeper; the stride sits in the 3×3 one, as in torchvision.</summary>
internal sealed class Bottleneck : ResidualBlock
{
    public const int Expansion = 4;

    public Bottleneck(int inplanes, int planes, int stride, nn.Module<Tensor, Tensor>? downsample, int groups, int base_width, int dilation, Func<int, nn.Module<Tensor, Tensor>> norm)
        : base(nameof(Bottleneck))
    {
        var width = (int)(planes * (base_width / 64.0)) * groups;
        Add("conv1", nn.Conv2d(inplanes, width, 1, bias: false));
        Add("bn1", norm(width));
        Add("relu1", nn.ReLU(inplace: true));
        Add("conv2", nn.Conv2d(width, width, 3, stride: stride, padding: dilation, dilation: dilation, groups: groups, bias: false));
        Add("bn2", norm(width));
        Add("relu2", nn.ReLU(inplace: true));
        Add("conv3", nn.Conv2d(width, planes * Expansion, 1, bias: false));
        Add("bn3", norm(planes * Expansion));
        Downsample(downsample);
    }
}
