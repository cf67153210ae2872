using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Deep residual network for [N, 3, H, W] images (He et al., https://arxiv.org/abs/1512.03385), with the parameter names of
/// torchvision.</summary>
public partial class ResNet : nn.Module<Tensor, Tensor>
{
    private readonly List<SequentialStep> _steps = [];
    private readonly Func<int, nn.Module<Tensor, Tensor>> _norm;
    private readonly (int groups, int baseWidth) _width;
    private int _planes = 64;
    private int _dilation = 1;

    /// <param name="name">The module's name.</param>
    /// <param name="block">Makes a residual block.</param>
    /// <param name="expansion">How many channels a block puts out for each of its planes.</param>
    /// <param name="layers">Blocks in each of the four stages.</param>
    /// <param name="numClasses">Outputs of the classifier.</param>
    /// <param name="zero_init_residual">Lets every block begin as the identity: its last normalization starts at zero.</param>
    /// <param name="groups">Groups of the 3×3 convolutions (ResNeXt, https://arxiv.org/abs/1611.05431).</param>
    /// <param name="width_per_group">64 for the plain network.</param>
    /// <param name="replace_stride_with_dilation">Whether stages 2 to 4 keep the size and dilate instead.</param>
    /// <param name="norm_layer">Batch normalization if null.</param>
    /// <param name="weights_file">Weights in TorchSharp's format instead of random ones.</param>
    /// <param name="skipfc">Leaves the last layer of the file out.</param>
    /// <param name="device">Where the model moves once it is built.</param>
    public ResNet(
        string name, BlockFunc block, int expansion, IList<int> layers, int numClasses = 1000, bool zero_init_residual = false, int groups = 1,
        int width_per_group = 64, (bool, bool, bool)? replace_stride_with_dilation = null, Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null,
        string? weights_file = null, bool skipfc = true, Device? device = null)
        : base(name)
    {
        _norm = norm_layer ?? (planes => nn.BatchNorm2d(planes));
        _width = (groups, width_per_group);
        var (dilate2, dilate3, dilate4) = replace_stride_with_dilation ?? default;
        Add("conv1", nn.Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false));
        Add("bn1", _norm(64));
        Add("relu", nn.ReLU(inplace: true));
        Add("maxpool", nn.MaxPool2d(3, stride: 2, padding: 1));
        Add("layer1", Stage(block, expansion, 64, layers[0], 1, false));
        Add("layer2", Stage(block, expansion, 128, layers[1], 2, dilate2));
        Add("layer3", Stage(block, expansion, 256, layers[2], 2, dilate3));
        Add("layer4", Stage(block, expansion, 512, layers[3], 2, dilate4));
        Add("avgpool", nn.AdaptiveAvgPool2d(1));
        Add("flatten", nn.Flatten());
        Add("fc", nn.Linear(512 * expansion, numClasses));
        if (string.IsNullOrEmpty(weights_file))
        {
            ModelWeights.Initialize(this);
            if (zero_init_residual)
            {
                ZeroLastNorms();
            }
        }
        else
        {
            ModelWeights.Load(this, weights_file, skipfc, "fc");
        }

        ModelWeights.MoveTo(this, device);
    }

    /// <summary>Makes a residual block from <paramref name="inplanes"/> channels.</summary>
    public delegate nn.Module<Tensor, Tensor> BlockFunc(
        int inplanes, int planes, int stride = 1, nn.Module<Tensor, Tensor>? downsample = null, int groups = 1, int base_width = 64, int dilation = 1,
        Func<int, nn.Module<Tensor, Tensor>>? norm_layer = null);

    public override Tensor forward(Tensor input) => Sequential.Run(input, _steps);

    private void Add(string name, nn.Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        _steps.Add(module);
    }

    private Sequential Stage(BlockFunc block, int expansion, int planes, int blocks, int stride, bool dilate)
    {
        var dilation = _dilation;
        if (dilate)
        {
            _dilation *= stride;
            stride = 1;
        }

        var outputs = planes * expansion;
        var downsample = stride == 1 && _planes == outputs ? null : nn.Sequential(nn.Conv2d(_planes, outputs, 1, stride: stride, bias: false), _norm(outputs));
        var stage = nn.Sequential(block(_planes, planes, stride, downsample, _width.groups, _width.baseWidth, dilation, _norm));
        for (var i = 1; i < blocks; i++)
        {
            stage.append(block(outputs, planes, 1, null, _width.groups, _width.baseWidth, _dilation, _norm));
        }

        _planes = outputs;
        return stage;
    }

    private void ZeroLastNorms()
    {
        foreach (var block in modules().OfType<ResidualBlock>())
        {
            if (block.LastNorm is BatchNorm2d norm)
            {
                nn.init.zeros_(norm.weight);
            }
        }
    }
}
