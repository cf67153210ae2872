namespace Torchbook.Data;

/// <summary>70,000 photographs of clothing in MNIST's format (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747).</summary>
public static class FashionMnist
{
    private static readonly string[] Classes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>60,000 images to train on and 10,000 to test with, each <c>[1, 28, 28]</c>.</summary>
    /// <inheritdoc cref="Mnist.Load"/>
    public static ImageData Load(DatasetStore? store = null, IProgress<DownloadProgress>? progress = null) =>
        IdxImages.Load("fashion-mnist", "Fashion-MNIST", Classes, store, progress);
}
