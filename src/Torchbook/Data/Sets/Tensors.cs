using static TorchSharp.torch;

namespace Torchbook.Data;

/// <summary>Bytes as the tensors that training wants.</summary>
internal static class Tensors
{
    /// <summary>A set without names: images of one channel, gray levels divided by <paramref name="scale"/>.</summary>
    public static ImageSet ImageSet(byte[] pixels, byte[] labels, int height, int width, double scale)
    {
        using var scope = NewDisposeScope();
        var images = from_array(pixels).to(ScalarType.Float32).div_(scale).reshape(labels.Length, 1, height, width);
        return new ImageSet("", "", images.MoveToOuterDisposeScope(), Labels(labels).MoveToOuterDisposeScope(), [], "", "");
    }

    /// <summary>Int64 <c>[N]</c>.</summary>
    public static Tensor Labels(byte[] labels) => from_array(Array.ConvertAll(labels, label => (long)label));
}
