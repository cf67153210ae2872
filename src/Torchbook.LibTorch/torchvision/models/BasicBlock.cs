using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Two 3×3 convolutions, the block of ResNet-18 and -34.</summary>
internal sealed class BasicBlock : ResidualBlock
{
    public const int Expansion = 1;

    public BasicBlock(int inplanes, int planes, int stride, nn.Module<Tensor, Tensor>? downsample, int groups, int base_width, int dilation, Func<int, nn.Module<Tensor, Tensor>> norm)
        : base(nameof(BasicBlock))
    {
        if (groups != 1 || base_width != 64)
        {
            throw new ArgumentException($"The basic block of ResNet-18 and -34 takes 1 group of width 64, not {groups} of {base_width}. Take a ResNet with bottlenecks (50 or deeper).");
        }

        if (dilation > 1)
        {
            throw new NotImplementedException("The basic block of ResNet-18 and -34 does not dilate. Take a ResNet with bottlenecks (50 or deeper).");
        }

        Add("conv1", nn.Conv2d(inplanes, planes, 3, stride: stride, padding: 1, bias: false));
        Add("bn1", norm(planes));
        Add("relu1", nn.ReLU(inplace: true));
        Add("conv2", nn.Conv2d(planes, planes, 3, padding: 1, bias: false));
        Add("bn2", norm(planes));
        Downsample(downsample);
    }
}
