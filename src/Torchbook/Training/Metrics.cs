using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>How good answers are.</summary>
public static class Metrics
{
    /// <summary>The share of rows whose largest entry is at the label, 0 to 1.</summary>
    /// <param name="logits"><c>[N, C]</c>, any scores that grow with likelihood.</param>
    /// <param name="labels"><c>[N]</c> of type int64.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or N is 0.</exception>
    public static double Accuracy(Tensor logits, Tensor labels)
    {
        if (logits.dim() != 2 || labels.dim() != 1 || logits.shape[0] != labels.shape[0] || logits.shape[0] == 0)
        {
            throw new ArgumentException($"Accuracy takes logits [N, C] and labels [N], N of at least 1, not {Shapes.Text(logits)} and {Shapes.Text(labels)}.");
        }

        using var correct = Correct(logits, labels);
        return correct.item<long>() / (double)labels.shape[0];
    }

    /// <summary>How often each class (row) was taken for each (column).</summary>
    /// <param name="predicted">Predicted classes.</param>
    /// <param name="actual">True classes, in the same order.</param>
    /// <param name="classes">C.</param>
    /// <returns><c>[C, C]</c>; the diagonal is right.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a class lies outside 0 … C − 1.</exception>
    public static int[,] Confusion(IEnumerable<int> predicted, IEnumerable<int> actual, int classes)
    {
        int[] answers = [.. predicted], truth = [.. actual];
        if (answers.Length != truth.Length)
        {
            throw new ArgumentException($"There are {answers.Length} predictions for {truth.Length} labels.");
        }

        var counts = new int[classes, classes];
        for (var i = 0; i < truth.Length; i++)
        {
            if ((uint)answers[i] >= (uint)classes || (uint)truth[i] >= (uint)classes)
            {
                throw new ArgumentException($"Example {i} is of class {truth[i]} and was taken for {answers[i]}; with {classes} classes both lie in 0…{classes - 1}.");
            }

            counts[truth[i], answers[i]]++;
        }

        return counts;
    }

    /// <summary>How many rows are right, as a tensor that is still on its device.</summary>
    internal static Tensor Correct(Tensor logits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        return logits.argmax(1).eq(labels).sum().MoveToOuterDisposeScope();
    }
}
