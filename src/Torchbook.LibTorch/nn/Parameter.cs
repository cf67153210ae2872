using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains: a leaf of the autograd graph that <c>parameters()</c> lists.</summary>
public class Parameter : Tensor
{
    /// <summary>A parameter that shares the data of <paramref name="data"/>, which stays valid and the caller's to dispose.
    /// No dispose scope owns it: the module it becomes part of does.</summary>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data.detach().DecoupleFromNativeHandle(), (int)Math.Min(int.MaxValue, (data.numel() * data.element_size()) >> 10))
    {
        DetachFromDisposeScope();
        this.requires_grad = requires_grad;
    }
}
