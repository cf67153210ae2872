using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of 3 inputs whose elements or classes may count differently.</summary>
public abstract class WeightedLoss<T1, T2, T3, TResult> : Loss<T1, T2, T3, TResult>
{
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        this.weight = weight;
        if (weight is not null)
        {
            register_buffer(nameof(weight), weight);
        }
    }

    public Tensor? weight { get; }
}
