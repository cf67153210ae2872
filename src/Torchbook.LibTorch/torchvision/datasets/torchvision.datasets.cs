using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Well-known image sets, read from disk in their publishers' formats and downloaded if asked to.</summary>
    public static partial class datasets
    {
        /// <summary>Which part of CelebA.</summary>
        public enum CelebADatasetSplit
        {
            Train = 0,
            Valid = 1,
            Test = 2,
            All = -1,
        }

        /// <summary>60,000 and 10,000 handwritten digits (LeCun et al. 1998). Items have "data", [1, 28, 28], and "label".</summary>
        /// <param name="root">Holds the folder mnist, and in it test_data with the four unpacked files.</param>
        /// <param name="train">The training images or the test images.</param>
        /// <param name="download">Fetches and unpacks what is missing.</param>
        /// <param name="target_transform">Makes "data" of an image, as a batch of one.</param>
        /// <exception cref="FileNotFoundException">A file is missing and is not to be downloaded.</exception>
        /// <exception cref="InvalidDataException">A file is not in its format or is cut short.</exception>
        /// <exception cref="AggregateException">A download failed.</exception>
        public static Dataset MNIST(string root, bool train, bool download = false, ITransform? target_transform = null) =>
            IdxImages.Mnist.Open(root, train, download, target_transform);

        /// <summary>Articles of clothing in the format of MNIST (Xiao et al., https://arxiv.org/abs/1708.07747).</summary>
        /// <inheritdoc cref="MNIST"/>
        public static Dataset FashionMNIST(string root, bool train, bool download = false, ITransform? target_transform = null) =>
            IdxImages.FashionMnist.Open(root, train, download, target_transform);

        /// <summary>Old Japanese characters in the format of MNIST (Clanuwat et al., https://arxiv.org/abs/1812.01718).</summary>
        /// <inheritdoc cref="MNIST"/>
        public static Dataset KMNIST(string root, bool train, bool download = false, ITransform? target_transform = null) =>
            IdxImages.KuzushijiMnist.Open(root, train, download, target_transform);

        /// <summary>50,000 and 10,000 photographs of 10 classes (Krizhevsky 2009). Items have "data", [3, 32, 32], and "label".</summary>
        /// <param name="root">Holds the folder CIFAR10, and in it cifar-10-batches-bin.</param>
        /// <param name="train">The training images or the test images.</param>
        /// <param name="download">Fetches and unpacks what is missing.</param>
        /// <param name="target_transform">Makes "data" of an image.</param>
        /// <inheritdoc cref="MNIST"/>
        public static Dataset CIFAR10(string root, bool train, bool download = false, ITransform? target_transform = null) =>
            CifarImages.Cifar10.Open(root, train, download, target_transform is null ? null : target_transform.call);

        /// <inheritdoc cref="CIFAR10(string, bool, bool, ITransform)"/>
        public static Dataset CIFAR10(string root, bool train, bool download, Func<Tensor, Tensor> target_transform) =>
            CifarImages.Cifar10.Open(root, train, download, target_transform);

        /// <summary>50,000 and 10,000 photographs of 100 classes (Krizhevsky 2009). Items have "data", [3, 32, 32], "label" and, of 20, "categories".</summary>
        /// <inheritdoc cref="CIFAR10(string, bool, bool, ITransform)"/>
        public static Dataset CIFAR100(string root, bool train, bool download = false, ITransform? target_transform = null) =>
            CifarImages.Cifar100.Open(root, train, download, target_transform is null ? null : target_transform.call);

        /// <inheritdoc cref="CIFAR100(string, bool, bool, ITransform)"/>
        public static Dataset CIFAR100(string root, bool train, bool download, Func<Tensor, Tensor> target_transform) =>
            CifarImages.Cifar100.Open(root, train, download, target_transform);

        /// <summary>202,599 faces with 40 attributes (Liu et al., https://arxiv.org/abs/1411.7766). Items have "input", [3, 218, 178] in bytes, and what
        /// <paramref name="target_type"/> names.</summary>
        /// <param name="root">Holds the folder celeba with the texts and img_align_celeba.</param>
        /// <param name="split">Which part.</param>
        /// <param name="target_type">Of "attr", "identity", "bbox" and "landmarks"; "attr" if null.</param>
        /// <param name="transform">For the image.</param>
        /// <param name="target_transform">For the first target.</param>
        /// <param name="download">Fetches and unpacks what is missing from Google Drive.</param>
        /// <exception cref="InvalidDataException">A file is missing or damaged.</exception>
        public static Dataset CelebA(
            string root, CelebADatasetSplit split = CelebADatasetSplit.Train, string[]? target_type = null, nn.IModule<Tensor, Tensor>? transform = null,
            nn.IModule<Tensor, Tensor>? target_transform = null, bool download = false)
        {
            if (download)
            {
                CelebAFiles.Fetch(root);
            }

            CelebAFiles.Verify(root);
            return new CelebA(CelebAFiles.Folder(root), split, target_type ?? ["attr"], transform, target_transform);
        }
    }
}
