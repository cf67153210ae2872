using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Inception v3 for [N, 3, H, W] images, H and W at least 75 (Szegedy et al., https://arxiv.org/abs/1512.00567). Its auxiliary
/// classifier, AuxLogits, is there for its weights; forward gives the logits of the main one.</summary>
public partial class InceptionV3 : nn.Module<Tensor, Tensor>
{
    private readonly List<SequentialStep> _steps = [];
    private readonly bool _transformInput;

    /// <param name="numClasses">Outputs of the classifier.</param>
    /// <param name="dropout">Probability before the last layer.</param>
    /// <param name="transform_input">Whether images come scaled by ImageNet's usual means and deviations.</param>
    /// <param name="weights_file">Weights in TorchSharp's format instead of random ones.</param>
    /// <param name="skipfc">Leaves the last layer of both classifiers of the file out.</param>
    /// <param name="device">Where the model moves once it is built.</param>
    public InceptionV3(int numClasses = 1000, float dropout = 0.5f, bool transform_input = false, string? weights_file = null, bool skipfc = true, Device? device = null)
        : base(nameof(InceptionV3))
    {
        _transformInput = transform_input;
        Add("Conv2d_1a_3x3", ConvBlock.Of(3, 32, 3, stride: 2));
        Add("Conv2d_2a_3x3", ConvBlock.Of(32, 32, 3));
        Add("Conv2d_2b_3x3", ConvBlock.Of(32, 64, 3, padding: 1));
        Add("maxpool1", nn.MaxPool2d(3, stride: 2));
        Add("Conv2d_3b_1x1", ConvBlock.Of(64, 80, 1));
        Add("Conv2d_4a_3x3", ConvBlock.Of(80, 192, 3));
        Add("maxpool2", nn.MaxPool2d(3, stride: 2));
        Add("Mixed_5b", InceptionBlocks.A(192, 32));
        Add("Mixed_5c", InceptionBlocks.A(256, 64));
        Add("Mixed_5d", InceptionBlocks.A(288, 64));
        Add("Mixed_6a", InceptionBlocks.B(288));
        Add("Mixed_6b", InceptionBlocks.C(768, 128));
        Add("Mixed_6c", InceptionBlocks.C(768, 160));
        Add("Mixed_6d", InceptionBlocks.C(768, 160));
        Add("Mixed_6e", InceptionBlocks.C(768, 192));
        register_module("AuxLogits", InceptionBlocks.Auxiliary(768, numClasses));
        Add("Mixed_7a", InceptionBlocks.D(768));
        Add("Mixed_7b", InceptionBlocks.E(1280));
        Add("Mixed_7c", InceptionBlocks.E(2048));
        Add("avgpool", nn.AdaptiveAvgPool2d(1));
        Add("dropout", nn.Dropout(dropout));
        _steps.Add(nn.Flatten());
        Add("fc", nn.Linear(2048, numClasses));
        ModelWeights.Initialize(this, linearDeviation: 0.01);
        if (!string.IsNullOrEmpty(weights_file))
        {
            ModelWeights.Load(this, weights_file, skipfc, "fc", "AuxLogits.fc");
        }

        ModelWeights.MoveTo(this, device);
    }

    public override Tensor forward(Tensor x)
    {
        using var rescaled = _transformInput ? ConvBlock.Rescale(x) : null;
        return Sequential.Run(rescaled ?? x, _steps);
    }

    private void Add(string name, nn.Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        _steps.Add(module);
    }
}
