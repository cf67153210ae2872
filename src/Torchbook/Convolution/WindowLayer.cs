namespace Torchbook.Convolution;

/// <summary>A layer that looks through a window: a convolution or a pooling.</summary>
/// <param name="Kernel">K: rows and columns of the window.</param>
/// <param name="Stride">S: pixels between neighboring windows.</param>
/// <param name="Dilation">Pixels from one tap of the window to the next; 1 leaves no holes.</param>
public readonly record struct WindowLayer(long Kernel, long Stride = 1, long Dilation = 1)
{
    /// <summary>Pixels of its input that the window spans: (K − 1)·dilation + 1.</summary>
    public long Span => (Kernel - 1) * Dilation + 1;
}
