namespace Torchbook.Data;

/// <summary>70,000 handwritten digits (LeCun, Bottou, Bengio and Haffner 1998).</summary>
public static class Mnist
{
    internal const string Id = "mnist";

    /// <summary>60,000 images to train on and 10,000 to test with, each <c>[1, 28, 28]</c>.</summary>
    /// <param name="store">Where to keep the files; default as the environment says.</param>
    /// <param name="progress">Is told of a download's progress.</param>
    /// <exception cref="DatasetUnavailableException">Neither cache nor mirror nor network has it.</exception>
    public static ImageData Load(DatasetStore? store = null, IProgress<DownloadProgress>? progress = null) =>
        IdxImages.Load(Id, "MNIST", GlyphAlphabet.Digits.ClassNames, store, progress);
}
