using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Cross-correlation of [N, C, D, H, W] with learned kernels.</summary>
public sealed class Conv3d : Convolution
{
    internal Conv3d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, Padding? padding_type, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(Conv3d), in_channels, out_channels, kernel_size, stride ?? Sizes.Repeat(1, 3), padding ?? new long[3], padding_type,
            dilation ?? Sizes.Repeat(1, 3), false, new long[3], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        RequireShape(input);
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = PadByMode(input);
            return F.conv3d(padded, _weight, _bias, stride, null, dilation, groups);
        }

        return padding_type is { } type
            ? F.conv3d_padding(input, _weight, _bias, stride, type, dilation, groups)
            : F.conv3d(input, _weight, _bias, stride, padding, dilation, groups);
    }
}
