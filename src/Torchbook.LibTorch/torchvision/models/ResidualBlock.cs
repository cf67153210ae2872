using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>relu(path(x) + x), where a downsampling module makes x fit if its shape changes.</summary>
internal abstract class ResidualBlock(string name) : nn.Module<Tensor, Tensor>(name)
{
    private readonly List<SequentialStep> _path = [];
    private nn.Module<Tensor, Tensor>? _downsample;

    /// <summary>The normalization that ends the path.</summary>
    public nn.IModule<Tensor, Tensor> LastNorm => _path[^1].Module;

    public override Tensor forward(Tensor input)
    {
        var result = Sequential.Run(input, _path);
        using var identity = _downsample?.call(input);
        return result.add_(identity ?? input).relu_();
    }

    protected void Add(string name, nn.Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        _path.Add(module);
    }

    protected void Downsample(nn.Module<Tensor, Tensor>? module) => register_module("downsample", _downsample = module);
}
