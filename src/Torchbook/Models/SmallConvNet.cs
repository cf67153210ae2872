using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Models;

/// <summary>
/// A small convolutional network in two parts. <see cref="Features"/>: three times convolution 3×3, batch norm, ReLU and pooling by 2,
/// with 16, 32 and 64 channels. <see cref="Head"/>: one dense layer, which another task replaces by its own. Introduced in the lesson
/// "Transfer learning"; <see cref="Pretrained"/> has it with trained weights.
/// </summary>
public sealed class SmallConvNet : nn.Module<Tensor, Tensor>
{
    private static readonly long[] channels = [16, 32, 64];
    private readonly Sequential features;
    private Linear head;

    /// <param name="inputShape"><c>[C, H, W]</c> of one image; H and W at least 8.</param>
    /// <param name="classes">Logits to put out, at least 2.</param>
    /// <exception cref="ArgumentException">The shape is no image of that size, or there are too few classes.</exception>
    public SmallConvNet(long[] inputShape, long classes = 10)
        : base(nameof(SmallConvNet))
    {
        if (inputShape.Length != 3 || inputShape[0] < 1 || inputShape[1] < 8 || inputShape[2] < 8)
        {
            throw new ArgumentException($"SmallConvNet takes images [C, H, W] with H and W of at least 8, not [{string.Join(", ", inputShape)}].", nameof(inputShape));
        }

        features = nn.Sequential();
        for (var i = 0; i < channels.Length; i++)
        {
            features.append($"conv{i + 1}", nn.Conv2d(i == 0 ? inputShape[0] : channels[i - 1], channels[i], 3, padding: 1, bias: false));
            features.append($"norm{i + 1}", nn.BatchNorm2d(channels[i]));
            features.append($"relu{i + 1}", nn.ReLU());
            features.append($"pool{i + 1}", nn.MaxPool2d(2));
        }

        features.append("flatten", nn.Flatten());
        FeatureCount = channels[^1] * (inputShape[1] / 8) * (inputShape[2] / 8);
        head = NewHead(classes);
        register_module(nameof(features), features);
        register_module(nameof(head), head);
    }

    /// <summary>Maps images <c>[N, C, H, W]</c> to features <c>[N, F]</c>.</summary>
    public Sequential Features => features;

    /// <summary>Maps features <c>[N, F]</c> to logits <c>[N, classes]</c>.</summary>
    public Linear Head => head;

    /// <summary>F: 576 for 28×28 pixels.</summary>
    public long FeatureCount { get; }

    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <returns>Logits <c>[N, classes]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var seen = features.call(input);
        return head.call(seen);
    }

    /// <summary>Puts a fresh head, with new random weights, in the place of the old one, which is disposed.</summary>
    /// <param name="classes">Logits to put out, at least 2.</param>
    /// <exception cref="ArgumentException">There are too few classes.</exception>
    public void ReplaceHead(long classes) => ReplaceHead(NewHead(classes));

    /// <summary>Puts a head, on whatever device the features are, in the place of the old one, which is disposed.</summary>
    /// <exception cref="ArgumentException">The head does not take F features.</exception>
    public void ReplaceHead(Linear replacement)
    {
        if (replacement.weight.shape[1] != FeatureCount)
        {
            throw new ArgumentException($"The new head takes {replacement.weight.shape[1]} features; this network puts out {FeatureCount}.", nameof(replacement));
        }

        replacement.to(head.weight.device);
        _internal_submodules.Remove(nameof(head));
        head.Dispose();
        register_module(nameof(head), head = replacement);
    }

    private Linear NewHead(long classes) => classes >= 2
        ? nn.Linear(FeatureCount, classes)
        : throw new ArgumentException($"A classifier needs at least 2 classes, not {classes}.", nameof(classes));
}
