using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stacks of 3×3 convolutions for [N, 3, H, W] images (Simonyan and Zisserman, https://arxiv.org/abs/1409.1556).</summary>
public partial class VGG : nn.Module<Tensor, Tensor>
{
    // Convolutions of each of the five stages; a pooling ends a stage.
    private static readonly Dictionary<string, int[]> Stages = new()
    {
        ["VGG11"] = [1, 1, 2, 2, 2],
        ["VGG13"] = [2, 2, 2, 2, 2],
        ["VGG16"] = [2, 2, 3, 3, 3],
        ["VGG19"] = [2, 2, 4, 4, 4],
    };

    private readonly SequentialStep[] _steps;

    /// <param name="name">VGG11, VGG13, VGG16 or VGG19.</param>
    /// <param name="numClasses">Outputs of the classifier.</param>
    /// <param name="batch_norm">Whether a batch normalization follows every convolution.</param>
    /// <param name="dropout">Probability in the classifier.</param>
    /// <param name="weights_file">Weights in TorchSharp's format instead of random ones.</param>
    /// <param name="skipfc">Leaves the last layer of the file out.</param>
    /// <param name="device">Where the model moves once it is built.</param>
    /// <exception cref="ArgumentException">There is no VGG of that name.</exception>
    public VGG(string name, int numClasses, bool batch_norm, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null)
        : base(name)
    {
        if (!Stages.TryGetValue(name, out var stages))
        {
            throw new ArgumentException($"There is no VGG named {name}: take {string.Join(", ", Stages.Keys)}.", nameof(name));
        }

        var features = nn.Sequential(Features(stages, batch_norm));
        var avgpool = nn.AdaptiveAvgPool2d(7);
        var classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096), nn.ReLU(inplace: true), nn.Dropout(dropout),
            nn.Linear(4096, 4096), nn.ReLU(inplace: true), nn.Dropout(dropout),
            nn.Linear(4096, numClasses));
        register_module(nameof(features), features);
        register_module(nameof(avgpool), avgpool);
        register_module(nameof(classifier), classifier);
        _steps = [features, avgpool, nn.Flatten(), classifier];
        ModelWeights.Initialize(this, linearDeviation: 0.01);
        if (!string.IsNullOrEmpty(weights_file))
        {
            ModelWeights.Load(this, weights_file, skipfc, "classifier.6");
        }

        ModelWeights.MoveTo(this, device);
    }

    public override Tensor forward(Tensor input) => Sequential.Run(input, _steps);

    private static IEnumerable<nn.Module<Tensor, Tensor>> Features(int[] stages, bool batchNorm)
    {
        long inputs = 3;
        for (var stage = 0; stage < stages.Length; stage++)
        {
            var outputs = Math.Min(64L << stage, 512);
            for (var i = 0; i < stages[stage]; i++)
            {
                yield return nn.Conv2d(inputs, outputs, 3, padding: 1);
                if (batchNorm)
                {
                    yield return nn.BatchNorm2d(outputs);
                }

                yield return nn.ReLU(inplace: true);
                inputs = outputs;
            }

            yield return nn.MaxPool2d(2, stride: 2);
        }
    }
}
