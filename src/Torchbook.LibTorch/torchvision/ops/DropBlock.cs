using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>In training <see cref="torchvision.ops.drop_block2d"/>.</summary>
public class DropBlock2d : ParameterLessModule<Tensor, Tensor>
{
    private readonly Func<Tensor, bool, Tensor> _drop;

    public DropBlock2d(double p, long block_size, bool inplace = false, double eps = 1e-6)
        : base(nameof(DropBlock2d)) => _drop = (input, training) => torchvision.ops.drop_block2d(input, p, block_size, inplace, eps, training);

    public override Tensor forward(Tensor input) => _drop(input, training);
}

/// <summary>In training <see cref="torchvision.ops.drop_block3d"/>.</summary>
public class DropBlock3d : ParameterLessModule<Tensor, Tensor>
{
    private readonly Func<Tensor, bool, Tensor> _drop;

    public DropBlock3d(double p, long block_size, bool inplace = false, double eps = 1e-6)
        : base(nameof(DropBlock3d)) => _drop = (input, training) => torchvision.ops.drop_block3d(input, p, block_size, inplace, eps, training);

    public override Tensor forward(Tensor input) => _drop(input, training);
}
