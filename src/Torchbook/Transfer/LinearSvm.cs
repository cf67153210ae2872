using Torchbook.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Transfer;

/// <summary>
/// A linear support vector machine, one class against the rest: for each class the w and b that minimize
/// ½(‖w‖² + b²) + C Σ max(0, 1 − y(w·x + b))², with y = 1 for the class and −1 for all others. That is the problem of scikit-learn's
/// <c>LinearSVC</c> and of LIBLINEAR (Fan and others, <i>LIBLINEAR: A Library for Large Linear Classification</i>, JMLR 2008): the bias
/// is the weight of a constant feature 1, so it is kept small too. Computes in float64, on the features' device. Introduced in the lesson
/// "Transfer learning".
/// </summary>
public sealed class LinearSvm : IDisposable
{
    private readonly Tensor weights;

    private LinearSvm(Tensor weights, double[] objectives, int steps) => (this.weights, Objectives, Steps) = (weights, objectives, steps);

    /// <summary>w of each class, <c>[K, F]</c>, float64.</summary>
    public Tensor Weight => weights.narrow(1, 0, weights.shape[1] - 1);

    /// <summary>b of each class, <c>[K]</c>, float64.</summary>
    public Tensor Bias => weights.select(1, -1);

    /// <summary>The minimum that was reached for each class.</summary>
    public IReadOnlyList<double> Objectives { get; }

    /// <summary>Newton steps taken.</summary>
    public int Steps { get; }

    /// <summary>Finds the minimum by Newton's method, see <see cref="NewtonSolver"/>; no randomness, and no learning rate.</summary>
    /// <param name="features"><c>[N, F]</c>, of similar scale each, with class labels from 0.</param>
    /// <param name="options">Default as in scikit-learn, with a stricter tolerance.</param>
    /// <exception cref="ArgumentException">The features are not <c>[N, F]</c> and finite, or not every class from 0 to the largest label, at least two, has an example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The tolerance was not reached.</exception>
    public static LinearSvm Fit(Examples features, LinearSvmOptions? options = null)
    {
        options ??= new();
        options.Check();
        Check(features);
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var x = WithConstant(features.Inputs);
        var classes = arange(features.Labels.max().item<long>() + 1, device: x.device);
        var y = features.Labels.to(x.device).unsqueeze(1).eq(classes).to(ScalarType.Float64) * 2 - 1;
        var (solution, objectives, steps) = NewtonSolver.Minimize(new SquaredHinge(x, y, options.C), options);
        return new(solution.MoveToOuterDisposeScope(), objectives, steps);
    }

    /// <summary>w·x + b of each class.</summary>
    /// <param name="features"><c>[N, F]</c>.</param>
    /// <returns><c>[N, K]</c>, float64; the largest is the answer. Not logits: no probabilities follow from them.</returns>
    public Tensor Scores(Tensor features)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        return WithConstant(features.to(weights.device)).matmul(weights.t()).MoveToOuterDisposeScope();
    }

    /// <summary>The class of each example, <c>[N]</c>, int64.</summary>
    public Tensor Predict(Tensor features)
    {
        using var scores = Scores(features);
        return scores.argmax(1);
    }

    /// <summary>The share of examples with the right answer, 0 to 1.</summary>
    public double Accuracy(Examples features)
    {
        using var scope = NewDisposeScope();
        return Metrics.Accuracy(Scores(features.Inputs), features.Labels.to(weights.device));
    }

    /// <summary>The same classifier as a dense layer in float32: the head of a network.</summary>
    public Linear ToLinear()
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        var layer = nn.Linear(weights.shape[1] - 1, weights.shape[0]);
        layer.weight.copy_(Weight);
        layer.bias!.copy_(Bias);
        return layer;
    }

    public void Dispose() => weights.Dispose();

    private static Tensor WithConstant(Tensor features) => cat([features.detach().to(ScalarType.Float64), ones(features.shape[0], 1, ScalarType.Float64, features.device)], 1);

    private static void Check(Examples features)
    {
        FitCheck.NotEmpty(features, "training");
        if (features.Inputs.dim() != 2 || !features.HasClasses)
        {
            throw new ArgumentException($"A linear SVM takes features [N, F] and class labels [N], not {Shapes.Text(features.Inputs)} and {Shapes.Text(features.Labels)}; Features.Extract makes them of images.", nameof(features));
        }

        using var scope = NewDisposeScope();
        if (!features.Inputs.isfinite().all().item<bool>())
        {
            throw new ArgumentException("The features hold values that are not finite; an SVM cannot weigh them.", nameof(features));
        }

        var labels = features.Labels.cpu().data<long>().ToArray().ToHashSet();
        var missing = Enumerable.Range(0, (int)Math.Max(2, labels.Max() + 1)).Where(k => !labels.Contains(k)).ToList();
        if (labels.Min() < 0 || missing.Count > 0)
        {
            throw new ArgumentException(labels.Min() < 0
                ? $"Classes are numbered from 0; there is a label {labels.Min()}."
                : $"Every class from 0 to the largest label, and at least two, needs an example; there is none of {string.Join(", ", missing)}.", nameof(features));
        }
    }
}
