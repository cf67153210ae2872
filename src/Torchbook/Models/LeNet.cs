using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>
/// A small convolutional classifier in the manner of LeNet-5 (LeCun, Bottou, Bengio, Haffner, <i>Gradient-based learning applied to
/// document recognition</i>, 1998) with ReLU and max pooling: twice convolution, ReLU, pooling by 2, then two dense layers.
/// From 20 pixels on the kernels are 5×5; smaller images, such as 8×8 digits, get 3×3 kernels. Both are padded so that only pooling
/// shrinks the image. Introduced in the lesson "Training a convnet".
/// </summary>
public sealed class LeNet : nn.Module<Tensor, Tensor>, IComposite
{
    private const long FirstChannels = 16;
    private const long SecondChannels = 32;
    private const long Hidden = 128;
    private readonly Sequential layers;

    /// <param name="inputShape"><c>[C, H, W]</c> of one image; H and W at least 4.</param>
    /// <param name="classes">Logits to put out, at least 2.</param>
    /// <exception cref="ArgumentException">The shape is no image of that size, or there are too few classes.</exception>
    public LeNet(long[] inputShape, long classes = 10)
        : base(nameof(LeNet))
    {
        Check(inputShape, classes);
        var kernel = Math.Min(inputShape[1], inputShape[2]) >= 20 ? 5 : 3;
        Conv1 = nn.Conv2d(inputShape[0], FirstChannels, kernel, padding: kernel / 2);
        Conv2 = nn.Conv2d(FirstChannels, SecondChannels, kernel, padding: kernel / 2);
        var flat = SecondChannels * (inputShape[1] / 4) * (inputShape[2] / 4);
        layers = nn.Sequential(
            ("conv1", Conv1), ("relu1", nn.ReLU()), ("pool1", nn.MaxPool2d(2)),
            ("conv2", Conv2), ("relu2", nn.ReLU()), ("pool2", nn.MaxPool2d(2)),
            ("flatten", nn.Flatten()),
            ("dense1", nn.Linear(flat, Hidden)), ("relu3", nn.ReLU()),
            ("dense2", nn.Linear(Hidden, classes)));
        register_module(nameof(layers), layers);
    }

    /// <summary>The first convolution: its weight <c>[16, C, K, K]</c> holds the filters that see the image itself.</summary>
    public Conv2d Conv1 { get; }

    /// <summary>The second convolution, weight <c>[32, 16, K, K]</c>.</summary>
    public Conv2d Conv2 { get; }

    /// <summary>All layers, first to last.</summary>
    public nn.Module<Tensor, Tensor> Body => layers;

    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <returns>Logits <c>[N, classes]</c>.</returns>
    public override Tensor forward(Tensor input) => layers.call(input);

    private static void Check(long[] inputShape, long classes)
    {
        if (inputShape.Length != 3 || inputShape[0] < 1 || inputShape[1] < 4 || inputShape[2] < 4)
        {
            throw new ArgumentException($"LeNet takes images [C, H, W] with H and W of at least 4, not [{string.Join(", ", inputShape)}].", nameof(inputShape));
        }

        if (classes < 2)
        {
            throw new ArgumentException($"A classifier needs at least 2 classes, not {classes}.", nameof(classes));
        }
    }
}
