using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of 4 inputs.</summary>
public abstract class Loss<T1, T2, T3, T4, TResult> : nn.Module<T1, T2, T3, T4, TResult>
{
    public Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base("Loss")
    {
        name = GetType().Name;
        this.reduction = reduction;
    }

    public nn.Reduction reduction { get; }
}
