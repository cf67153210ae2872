namespace Torchbook.Convolution;

/// <summary>
/// What a method of convolution has to do, counted from the shape alone; float32 is assumed for bytes. Counts say what a processor
/// must do, not how fast it does it. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
/// <param name="Method">The method's name.</param>
/// <param name="MultiplyAdds">Multiplications, each with the addition that follows it; a lone addition counts as one too.</param>
/// <param name="WorkspaceBytes">Memory for intermediate results, beside input, weight and output.</param>
public sealed record ConvolutionCost(string Method, double MultiplyAdds, double WorkspaceBytes)
{
    private const int FloatBytes = 4;

    /// <summary>N·O·OH·OW·C·KH·KW, and no workspace.</summary>
    public static ConvolutionCost Direct(ConvolutionShape shape) =>
        new("direct", (double)Outputs(shape) * Window(shape), 0);

    /// <summary>The same products, and a copy of every window.</summary>
    public static ConvolutionCost Im2Col(ConvolutionShape shape) =>
        new("im2col", (double)Outputs(shape) * Window(shape), (double)FloatBytes * shape.Batch * shape.OutputHeight * shape.OutputWidth * Window(shape));

    /// <summary>
    /// One real transform for each plane of input, weight and output (1.25·n·log₂ n multiply-adds for n pixels, half of the usual
    /// 2.5·n·log₂ n operations), and four multiply-adds for each complex product.
    /// </summary>
    public static ConvolutionCost Fft(ConvolutionShape shape)
    {
        var (height, width) = (FftConvolution.FastLength(shape.PaddedHeight), FftConvolution.FastLength(shape.PaddedWidth));
        double planes = shape.Batch * shape.Channels + shape.OutputChannels * shape.Channels + shape.Batch * shape.OutputChannels;
        double pixels = height * width, frequencies = height * (width / 2 + 1);
        var products = 4 * frequencies * shape.Batch * shape.OutputChannels * shape.Channels;
        return new("FFT", planes * 1.25 * pixels * Math.Log2(pixels) + products, planes * frequencies * 2 * FloatBytes);
    }

    /// <summary>
    /// F(2×2, 3×3): 16 products for each tile of four outputs, channel and filter, and 32, 28 and 24 additions to transform a tile of
    /// the input, a kernel and a tile of the output (Lavin and Gray, arXiv 1509.09308, section 4.1).
    /// </summary>
    /// <exception cref="ArgumentException">The kernel is not 3×3 or the stride not 1.</exception>
    public static ConvolutionCost Winograd(ConvolutionShape shape)
    {
        if (shape is not { KernelHeight: 3, KernelWidth: 3, Stride: 1 })
        {
            throw new ArgumentException($"F(2×2, 3×3) is for 3×3 kernels at stride 1, not {shape.KernelHeight}×{shape.KernelWidth} at stride {shape.Stride}.", nameof(shape));
        }

        double tiles = shape.Batch * ((shape.OutputHeight + 1) / 2) * ((shape.OutputWidth + 1) / 2);
        double kernels = shape.OutputChannels * shape.Channels;
        var products = 16 * tiles * kernels;
        var transforms = 32 * tiles * shape.Channels + 28 * kernels + 24 * tiles * shape.OutputChannels;
        return new("Winograd", products + transforms, 16 * FloatBytes * (tiles * shape.Channels + kernels + tiles * shape.OutputChannels));
    }

    private static long Outputs(ConvolutionShape shape) => shape.Batch * shape.OutputChannels * shape.OutputHeight * shape.OutputWidth;

    private static long Window(ConvolutionShape shape) => shape.Channels * shape.KernelHeight * shape.KernelWidth;
}
