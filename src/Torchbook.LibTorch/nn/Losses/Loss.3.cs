using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of 3 inputs.</summary>
public abstract class Loss<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    public Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base("Loss")
    {
        name = GetType().Name;
        this.reduction = reduction;
    }

    public nn.Reduction reduction { get; }
}
