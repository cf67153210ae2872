using TorchSharp;

namespace Torchbook.Data;

/// <summary>A color photograph and whose it is.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Pixels">Red, green and blue, float32 <c>[3, H, W]</c> in the range 0 to 1.</param>
/// <param name="Credit">Photographer, license and address, to be shown with the picture.</param>
public sealed record Photograph(string Title, torch.Tensor Pixels, string Credit) : IDisposable
{
    /// <summary>How bright each pixel is, float32 <c>[H, W]</c>, by the weights of ITU-R BT.601.</summary>
    public torch.Tensor ToGray()
    {
        using var scope = torch.NewDisposeScope();
        return (0.299 * Pixels[0] + 0.587 * Pixels[1] + 0.114 * Pixels[2]).MoveToOuterDisposeScope();
    }

    /// <summary>The same photograph with its longer side at most this many pixels.</summary>
    public Photograph FitInto(int longerSide)
    {
        var (height, width) = ((int)Pixels.shape[1], (int)Pixels.shape[2]);
        var ratio = Math.Min(1, (double)longerSide / Math.Max(height, width));
        return this with { Pixels = ImageFile.Resize(Pixels, Math.Max(1, (int)Math.Round(height * ratio)), Math.Max(1, (int)Math.Round(width * ratio))) };
    }

    public void Dispose() => Pixels.Dispose();
}
