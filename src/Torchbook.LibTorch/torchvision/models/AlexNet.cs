using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>AlexNet for [N, 3, H, W] images, H and W at least 63, in the form of "One weird trick" (Krizhevsky, https://arxiv.org/abs/1404.5997).</summary>
public partial class AlexNet : nn.Module<Tensor, Tensor>
{
    private readonly SequentialStep[] _steps;

    /// <param name="numClasses">Outputs of the classifier.</param>
    /// <param name="dropout">Probability in the classifier.</param>
    /// <param name="weights_file">Weights in TorchSharp's format instead of random ones.</param>
    /// <param name="skipfc">Leaves the last layer of the file out.</param>
    /// <param name="device">Where the model moves once it is built.</param>
    public AlexNet(int numClasses, float dropout = 0.5f, string? weights_file = null, bool skipfc = true, Device? device = null)
        : base(nameof(AlexNet))
    {
        var features = nn.Sequential(
            nn.Conv2d(3, 64, 11, stride: 4, padding: 2), nn.ReLU(inplace: true), nn.MaxPool2d(3, stride: 2),
            nn.Conv2d(64, 192, 5, padding: 2), nn.ReLU(inplace: true), nn.MaxPool2d(3, stride: 2),
            nn.Conv2d(192, 384, 3, padding: 1), nn.ReLU(inplace: true),
            nn.Conv2d(384, 256, 3, padding: 1), nn.ReLU(inplace: true),
            nn.Conv2d(256, 256, 3, padding: 1), nn.ReLU(inplace: true), nn.MaxPool2d(3, stride: 2));
        var avgpool = nn.AdaptiveAvgPool2d(6);
        var classifier = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(256 * 6 * 6, 4096), nn.ReLU(inplace: true),
            nn.Dropout(dropout), nn.Linear(4096, 4096), nn.ReLU(inplace: true),
            nn.Linear(4096, numClasses));
        register_module(nameof(features), features);
        register_module(nameof(avgpool), avgpool);
        register_module(nameof(classifier), classifier);
        _steps = [features, avgpool, nn.Flatten(), classifier];
        if (!string.IsNullOrEmpty(weights_file))
        {
            ModelWeights.Load(this, weights_file, skipfc, "classifier.6");
        }

        ModelWeights.MoveTo(this, device);
    }

    public override Tensor forward(Tensor input) => Sequential.Run(input, _steps);
}
