using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all transposed convolutions share: the gradient of a convolution as a layer (Zeiler et al., CVPR 2010).</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(
        string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type,
        long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode,
        Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
    {
        if (padding_mode != PaddingModes.Zeros)
        {
            throw new ArgumentException($"{name} pads with zeros only. Leave padding_mode at PaddingModes.Zeros.", nameof(padding_mode));
        }
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <param name="input">[N, C, …] or [C, …].</param>
    /// <param name="output_size">The spatial size wanted where the stride leaves a choice; null for the smallest.</param>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>The output padding that leads to <paramref name="output_size"/>.</summary>
    /// <exception cref="ArgumentException">No output padding leads there; the message gives the range.</exception>
    protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null)
        {
            return output_padding;
        }

        var spatial = (int)num_spatial_dims;
        var wanted = output_size.Length > spatial ? output_size[^spatial..] : output_size;
        if (wanted.Length != spatial)
        {
            throw new ArgumentException($"output_size has {output_size.Length} numbers; {GetName()} needs {spatial}.", nameof(output_size));
        }

        var shape = input.shape;
        var result = new long[spatial];
        for (var i = 0; i < spatial; i++)
        {
            var least = ((shape[shape.Length - spatial + i] - 1) * stride[i]) - (2 * padding[i]) + (dilation[i] * (kernel_size[i] - 1)) + 1;
            result[i] = wanted[i] - least;
            if (result[i] < 0 || result[i] >= stride[i])
            {
                throw new ArgumentException($"With this input, dimension {i} of the output can be {least} to {least + stride[i] - 1}, not {wanted[i]}.", nameof(output_size));
            }
        }

        return result;
    }
}
