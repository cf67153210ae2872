using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains: a leaf of the autograd graph that <c>parameters()</c> lists.</summary>
public class Parameter : Tensor
{
    /// <summary>A parameter that takes over the data: <paramref name="data"/> itself is disposed.</summary>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(kib: Kib(data), handle: TakeOver(data)) => this.requires_grad = requires_grad;

    private Parameter(nint handle, int kib)
        : base(handle, kib)
    {
    }

    /// <summary>The tensor itself as a parameter, where libtorch holds it too; <paramref name="tensor"/> gives up its handle.</summary>
    internal static Parameter Of(Tensor tensor) => new(tensor.DecoupleFromNativeHandle(), 0);

    private static int Kib(Tensor data) => (int)Math.Min(int.MaxValue, (data.numel() * data.element_size()) >> 10);

    private static nint TakeOver(Tensor data)
    {
        var handle = data.detach().DecoupleFromNativeHandle();
        data.Dispose();
        return handle;
    }
}
