using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>GoogLeNet for [N, 3, H, W] images (Szegedy et al., https://arxiv.org/abs/1409.4842), without its auxiliary classifiers.</summary>
public partial class GoogleNet : nn.Module<Tensor, Tensor>
{
    private readonly List<SequentialStep> _steps = [];
    private readonly bool _transformInput;

    /// <param name="numClasses">Outputs of the classifier.</param>
    /// <param name="transform_input">Whether images come scaled by ImageNet's usual means and deviations.</param>
    /// <param name="weights_file">Weights in TorchSharp's format instead of random ones.</param>
    /// <param name="skipfc">Leaves the last layer of the file out.</param>
    /// <param name="dropout">Probability before the last layer.</param>
    /// <param name="dropout_aux">That of the auxiliary classifiers, which are not built.</param>
    /// <param name="device">Where the model moves once it is built.</param>
    public GoogleNet(
        int numClasses = 1000, bool transform_input = false, string? weights_file = null, bool skipfc = true, float dropout = 0.2f, float dropout_aux = 0.7f, Device? device = null)
        : base(nameof(GoogleNet))
    {
        _transformInput = transform_input;
        Add("conv1", ConvBlock.Of(3, 64, 7, stride: 2, padding: 3));
        Add("maxpool1", nn.MaxPool2d(3, stride: 2, ceil_mode: true));
        Add("conv2", ConvBlock.Of(64, 64, 1));
        Add("conv3", ConvBlock.Of(64, 192, 3, padding: 1));
        Add("maxpool2", nn.MaxPool2d(3, stride: 2, ceil_mode: true));
        Add("inception3a", Inception(192, 64, 96, 128, 16, 32, 32));
        Add("inception3b", Inception(256, 128, 128, 192, 32, 96, 64));
        Add("maxpool3", nn.MaxPool2d(3, stride: 2, ceil_mode: true));
        Add("inception4a", Inception(480, 192, 96, 208, 16, 48, 64));
        Add("inception4b", Inception(512, 160, 112, 224, 24, 64, 64));
        Add("inception4c", Inception(512, 128, 128, 256, 24, 64, 64));
        Add("inception4d", Inception(512, 112, 144, 288, 32, 64, 64));
        Add("inception4e", Inception(528, 256, 160, 320, 32, 128, 128));
        Add("maxpool4", nn.MaxPool2d(2, stride: 2, ceil_mode: true));
        Add("inception5a", Inception(832, 256, 160, 320, 32, 128, 128));
        Add("inception5b", Inception(832, 384, 192, 384, 48, 128, 128));
        Add("avgpool", nn.AdaptiveAvgPool2d(1));
        _steps.Add(nn.Flatten());
        Add("dropout", nn.Dropout(dropout));
        Add("fc", nn.Linear(1024, numClasses));
        if (string.IsNullOrEmpty(weights_file))
        {
            ModelWeights.Initialize(this);
        }
        else
        {
            nn.init.normal_(get_parameter("fc.weight"), 0, 0.01);
            nn.init.zeros_(get_parameter("fc.bias"));
            ModelWeights.Load(this, weights_file, skipfc, "fc");
        }

        ModelWeights.MoveTo(this, device);
    }

    public override Tensor forward(Tensor x)
    {
        using var rescaled = _transformInput ? ConvBlock.Rescale(x) : null;
        return Sequential.Run(rescaled ?? x, _steps);
    }

    private static Branches Inception(long inputs, long ch1x1, long ch3x3red, long ch3x3, long ch5x5red, long ch5x5, long poolProjection)
    {
        var block = new Branches("Inception");
        block.Path(block.Part("branch1", ConvBlock.Of(inputs, ch1x1, 1)));
        block.Path(block.Part("branch2", nn.Sequential(ConvBlock.Of(inputs, ch3x3red, 1), ConvBlock.Of(ch3x3red, ch3x3, 3, padding: 1))));
        // 3×3 where the paper has 5×5: so was the network that the published weights come from.
        block.Path(block.Part("branch3", nn.Sequential(ConvBlock.Of(inputs, ch5x5red, 1), ConvBlock.Of(ch5x5red, ch5x5, 3, padding: 1))));
        block.Path(block.Part("branch4", nn.Sequential(nn.MaxPool2d(3, stride: 1, padding: 1, ceil_mode: true), ConvBlock.Of(inputs, poolProjection, 1))));
        return block;
    }

    private void Add(string name, nn.Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        _steps.Add(module);
    }
}
