using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Runs several paths on the same [N, C, H, W] and joins their channels.</summary>
internal sealed class Branches(string name) : nn.Module<Tensor, Tensor>(name)
{
    private readonly List<SequentialStep[]> _paths = [];

    /// <summary>Makes the module a child and returns it, to be put into a path.</summary>
    public nn.Module<Tensor, Tensor> Part(string part, nn.Module<Tensor, Tensor> module)
    {
        register_module(part, module);
        return module;
    }

    public Branches Path(params SequentialStep[] steps)
    {
        _paths.Add(steps);
        return this;
    }

    public override Tensor forward(Tensor input)
    {
        var outputs = _paths.ConvertAll(path => Sequential.Run(input, path));
        var joined = cat(outputs, 1);
        outputs.ForEach(output => output.Dispose());
        return joined;
    }
}
