using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Transposed convolution of [N, C, L]; stride s makes the output about s times as large.</summary>
public sealed class ConvTranspose1d : ConvolutionTranspose
{
    internal ConvTranspose1d(long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, long[]? output_padding, long[]? dilation, PaddingModes padding_mode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(ConvTranspose1d), in_channels, out_channels, kernel_size, stride ?? Sizes.Repeat(1, 1), padding ?? new long[1], null,
            dilation ?? Sizes.Repeat(1, 1), true, output_padding ?? new long[1], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        RequireShape(input);
        var outputPadding = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 1);
        return nn.functional.conv_transpose1d(input, _weight, _bias, stride[0], padding[0], outputPadding[0], dilation[0], groups);
    }
}
