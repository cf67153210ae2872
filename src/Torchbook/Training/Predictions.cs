using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>A classifier's answers, as plain arrays.</summary>
public sealed class Predictions
{
    private Predictions(float[,] probabilities)
    {
        Probabilities = probabilities;
        Classes = [.. Enumerable.Range(0, Count).Select(Best)];
        Confidences = [.. Classes.Select((c, i) => probabilities[i, c])];
    }

    /// <summary><c>[N, C]</c>: each row sums to 1.</summary>
    public float[,] Probabilities { get; }

    /// <summary>The most likely class of each example.</summary>
    public IReadOnlyList<int> Classes { get; }

    /// <summary>The probability of that class.</summary>
    public IReadOnlyList<float> Confidences { get; }

    /// <summary>N.</summary>
    public int Count => Probabilities.GetLength(0);

    /// <summary>Softmax of logits <c>[N, C]</c>.</summary>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    public static Predictions FromLogits(Tensor logits)
    {
        if (logits.dim() != 2)
        {
            throw new ArgumentException($"Class predictions need logits [N, C], not {Shapes.Text(logits)}.", nameof(logits));
        }

        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var values = nn.functional.softmax(logits, 1).to(ScalarType.Float32).cpu().data<float>().ToArray();
        var result = new float[logits.shape[0], logits.shape[1]];
        Buffer.BlockCopy(values, 0, result, 0, values.Length * sizeof(float));
        return new(result);
    }

    private int Best(int row)
    {
        var best = 0;
        for (var c = 1; c < Probabilities.GetLength(1); c++)
        {
            best = Probabilities[row, c] > Probabilities[row, best] ? c : best;
        }

        return best;
    }
}
