using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Cross-correlation of [N, C, H, W] with learned kernels.</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, Padding? padding_type, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(Conv2d), in_channels, out_channels, kernel_size, stride ?? Sizes.Repeat(1, 2), padding ?? new long[2], padding_type,
            dilation ?? Sizes.Repeat(1, 2), false, new long[2], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        RequireShape(input);
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = PadByMode(input);
            return F.conv2d(padded, _weight, _bias, stride, null, dilation, groups);
        }

        return padding_type is { } type
            ? F.conv2d_padding(input, _weight, _bias, stride, type, dilation, groups)
            : F.conv2d(input, _weight, _bias, stride, padding, dilation, groups);
    }
}
