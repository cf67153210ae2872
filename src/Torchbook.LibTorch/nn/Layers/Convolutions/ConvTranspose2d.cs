using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Transposed convolution of [N, C, H, W]; stride s makes the output about s times as large.</summary>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, long[]? output_padding, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(ConvTranspose2d), in_channels, out_channels, kernel_size, stride ?? Sizes.Repeat(1, 2), padding ?? new long[2], null,
            dilation ?? Sizes.Repeat(1, 2), true, output_padding ?? new long[2], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        RequireShape(input);
        var outputPadding = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 2);
        return nn.functional.conv_transpose2d(input, _weight, _bias, stride, padding, outputPadding, dilation, groups);
    }
}
