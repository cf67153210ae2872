using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of 4 inputs whose elements or classes may count differently.</summary>
public abstract class WeightedLoss<T1, T2, T3, T4, TResult> : Loss<T1, T2, T3, T4, TResult>
{
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        this.weight = weight;
    }

    /// <summary>The caller's: neither moved nor freed with the loss.</summary>
    public Tensor? weight { get; }
}
