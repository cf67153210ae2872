using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Transposed convolution of [N, C, D, H, W]; stride s makes the output about s times as large.</summary>
public sealed class ConvTranspose3d : ConvolutionTranspose
{
    internal ConvTranspose3d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, long[]? output_padding, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(ConvTranspose3d), in_channels, out_channels, kernel_size, stride ?? Sizes.Repeat(1, 3), padding ?? new long[3], null,
            dilation ?? Sizes.Repeat(1, 3), true, output_padding ?? new long[3], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        RequireShape(input);
        var outputPadding = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 3);
        return nn.functional.conv_transpose3d(input, _weight, _bias, stride, padding, outputPadding, dilation, groups);
    }
}
