using Torchbook.Data;
using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>Inputs, and what a model should say about each. Refers to the tensors it is given; whoever made them disposes them.</summary>
public sealed partial class Examples
{
    /// <param name="inputs"><c>[N, …]</c>, such as images <c>[N, C, H, W]</c>.</param>
    /// <param name="labels">Class labels <c>[N]</c> of type int64 from 0, or targets <c>[N, …]</c> of a floating-point type.</param>
    /// <exception cref="ArgumentException">The two differ in length, or the labels are of another type.</exception>
    public Examples(Tensor inputs, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (inputs.dim() < 1 || labels.dim() < 1 || inputs.shape[0] != labels.shape[0])
        {
            throw new ArgumentException($"Inputs {Shapes.Text(inputs)} and labels {Shapes.Text(labels)} must begin with the same number N of examples.");
        }

        if (labels.dtype != ScalarType.Int64 && !labels.is_floating_point())
        {
            throw new ArgumentException($"Labels are of type {labels.dtype}: classes must be int64, as in labels.to(ScalarType.Int64), and targets of a regression floating-point.", nameof(labels));
        }

        (Inputs, Labels) = (inputs, labels);
    }

    /// <summary><c>[N, …]</c>.</summary>
    public Tensor Inputs { get; }

    /// <summary><c>[N]</c> or <c>[N, …]</c>.</summary>
    public Tensor Labels { get; }

    /// <summary>N.</summary>
    public long Count => Inputs.shape[0];

    /// <summary>The shape of one input, without N.</summary>
    public long[] InputShape => Inputs.shape[1..];

    /// <summary>True for class labels, false for targets of a regression.</summary>
    public bool HasClasses => Labels.dtype == ScalarType.Int64 && Labels.dim() == 1;

    /// <summary>A pair of tensors is a set of examples.</summary>
    public static implicit operator Examples((Tensor Inputs, Tensor Labels) pair) => new(pair.Inputs, pair.Labels);

    /// <summary>Labeled images are examples; shares their tensors.</summary>
    public static implicit operator Examples(ImageSet images) => new(images.Images, images.Labels);

    /// <summary>The first <paramref name="count"/> examples, or all if there are fewer; views, not copies.</summary>
    public Examples Take(long count) => Range(0, Math.Clamp(count, 0, Count));

    /// <summary>All but the first <paramref name="count"/> examples; views, not copies.</summary>
    public Examples Skip(long count) => Range(Math.Clamp(count, 0, Count), Count - Math.Clamp(count, 0, Count));

    /// <summary>The examples in another order, the same for the same <paramref name="seed"/>; copies.</summary>
    public Examples Shuffled(long seed)
    {
        using var generator = new Generator((ulong)seed);
        using var order = randperm(Count, ScalarType.Int64, generator: generator);
        using var there = order.to(Inputs.device);
        return new(Inputs.index_select(0, there), Labels.index_select(0, there));
    }

    private Examples Range(long start, long count) => new(Inputs.narrow(0, start, count), Labels.narrow(0, start, count));
}
