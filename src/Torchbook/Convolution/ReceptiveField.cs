namespace Torchbook.Convolution;

/// <summary>
/// How much of the picture one output of a stack of layers sees. After Araujo, Norris and Sim, "Computing receptive fields of
/// convolutional neural networks", Distill, 2019. Lesson: notebooks/03-understanding-convolution.ipynb.
/// </summary>
/// <param name="Size">Rows and columns of the picture that an output depends on.</param>
/// <param name="Jump">Pixels of the picture between the centers of neighboring outputs.</param>
public sealed record ReceptiveField(long Size, long Jump)
{
    /// <summary>A pixel sees itself.</summary>
    public static ReceptiveField OfPixel { get; } = new(1, 1);

    /// <summary>The receptive field of one output of the last layer.</summary>
    /// <param name="layers">From the picture on.</param>
    /// <exception cref="ArgumentException">A layer's kernel, stride or dilation is below 1.</exception>
    public static ReceptiveField Of(params IEnumerable<WindowLayer> layers) => layers.Aggregate(OfPixel, (field, layer) => field.Through(layer));

    /// <summary>The receptive field one layer further: it grows by (K − 1)·dilation steps of the present jump.</summary>
    /// <exception cref="ArgumentException">The layer's kernel, stride or dilation is below 1.</exception>
    public ReceptiveField Through(WindowLayer layer)
    {
        if (layer.Kernel < 1 || layer.Stride < 1 || layer.Dilation < 1)
        {
            throw new ArgumentException($"Kernel, stride and dilation must be at least 1; this layer has {layer.Kernel}, {layer.Stride} and {layer.Dilation}.", nameof(layer));
        }

        return new(Size + (layer.Span - 1) * Jump, Jump * layer.Stride);
    }
}
