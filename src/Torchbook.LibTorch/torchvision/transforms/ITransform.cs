using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Makes an image, or a batch of them, of another: <c>[…, C, H, W]</c>.</summary>
    public interface ITransform : nn.IModule<Tensor, Tensor>
    {
    }

    /// <summary>A transform that is a function.</summary>
    private sealed class Transform(Func<Tensor, Tensor> function) : ITransform
    {
        public Tensor call(Tensor input) => function(input);
    }
}
