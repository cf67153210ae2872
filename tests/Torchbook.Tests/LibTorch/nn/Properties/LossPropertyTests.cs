using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

public class LossPropertyTests(ITestOutputHelper output)
{
    private static readonly Func<Draw, Pair>[] Cases =
    [
        d => With(d, (r, q, shape) => new(nn.MSELoss(r), $"nn.MSELoss(reduction={q})", d.Normal(shape), d.Normal(shape))),
        d => With(d, (r, q, shape) => new(nn.L1Loss(r), $"nn.L1Loss(reduction={q})", d.Normal(shape), d.Constant(shape))),
        d => With(d, (r, q, shape) => new(nn.SmoothL1Loss(r, 0.7), $"nn.SmoothL1Loss(reduction={q}, beta=0.7)", d.Normal(shape), d.Constant(shape))),
        d => With(d, (r, q, shape) => new(nn.HuberLoss(0.7, r), $"nn.HuberLoss({q}, 0.7)", d.Normal(shape), d.Constant(shape))),
        d => With(d, (r, q, shape) => new(nn.KLDivLoss(true, r), $"nn.KLDivLoss(reduction={q}, log_target=True)", d.Normal(shape), d.Constant(shape))),
        d => With(d, (r, q, shape) => new(nn.KLDivLoss(false, r), $"nn.KLDivLoss(reduction={q})", d.Normal(shape), d.Uniform(0.1, 1, shape))),
        d => With(d, (r, q, shape) => new(nn.BCELoss(reduction: r), $"nn.BCELoss(reduction={q})", d.Uniform(0.05, 0.95, shape), Probabilities(d, shape))),
        d => With(d, (r, q, shape) => new(nn.BCEWithLogitsLoss(reduction: r), $"nn.BCEWithLogitsLoss(reduction={q})", d.Normal(shape), Probabilities(d, shape))),
        d => With(d, (r, q, shape) => new(nn.SoftMarginLoss(r), $"nn.SoftMarginLoss(reduction={q})", d.Normal(shape), Signs(d, shape))),
        d => With(d, (r, q, shape) => new(nn.HingeEmbeddingLoss(0.7, r), $"nn.HingeEmbeddingLoss(0.7, reduction={q})", d.Normal(shape), Signs(d, shape))),
        d => With(d, (r, q, shape) => new(nn.PoissonNLLLoss(true, true, reduction: r), $"nn.PoissonNLLLoss(True, True, reduction={q})", d.Normal(shape), d.Uniform(0, 5, shape).requires_grad_(false))),
        d => With(d, (r, q, shape) => new(nn.PoissonNLLLoss(false, false, reduction: r), $"nn.PoissonNLLLoss(False, False, reduction={q})", d.Uniform(0.1, 5, shape), d.Uniform(0, 5, shape).requires_grad_(false))),
        d => With(d, (r, q, shape) => new(nn.MarginRankingLoss(0.2, r), $"nn.MarginRankingLoss(0.2, reduction={q})", d.Normal(shape), d.Normal(shape), Signs(d, shape))),
        d => With(d, (r, q, _) => new(nn.CosineEmbeddingLoss(0.2, r), $"nn.CosineEmbeddingLoss(0.2, reduction={q})", d.Normal(3, 4), d.Normal(3, 4), Signs(d, 3))),
        d => With(d, (r, q, _) => new(nn.TripletMarginLoss(0.9, 3, swap: true, reduction: r), $"nn.TripletMarginLoss(0.9, 3, swap=True, reduction={q})", d.Normal(3, 4), d.Normal(3, 4), d.Normal(3, 4))),
        d => With(d, (r, q, _) => new(nn.TripletMarginLoss(reduction: r), $"nn.TripletMarginLoss(reduction={q})", d.Normal(3, 4), d.Normal(3, 4), d.Normal(3, 4))),
        d => With(d, (r, q, _) => new(nn.TripletMarginWithDistanceLoss(null, 0.9, false, r), $"nn.TripletMarginWithDistanceLoss(margin=0.9, reduction={q})", d.Normal(3, 4), d.Normal(3, 4), d.Normal(3, 4))),
        d => With(d, (r, q, _) => new(nn.MultiLabelSoftMarginLoss(reduction: r), $"nn.MultiLabelSoftMarginLoss(reduction={q})", d.Normal(3, 4), Probabilities(d, 3, 4))),
        d => With(d, (r, q, _) => new(nn.MultiLabelMarginLoss(r), $"nn.MultiLabelMarginLoss(reduction={q})", d.Normal(3, 4), Labels(d))),
        d => With(d, (r, q, _) => new(nn.MultiMarginLoss(2, 0.8, null, r), $"nn.MultiMarginLoss(2, 0.8, reduction={q})", d.Normal(3, 4), d.Indices(4, 3))),
        d => With(d, (r, q, _) => new(nn.NLLLoss(reduction: r), $"nn.NLLLoss(reduction={q})", d.Normal(3, 4, 2), d.Indices(4, 3, 2))),
        d => With(d, (r, q, shape) => new(new CrossEntropyLoss(null, 1, r, 0.1), $"nn.CrossEntropyLoss(ignore_index=1, reduction={q}, label_smoothing=0.1)", d.Normal([3, 4, .. shape]), d.Indices(4, [3, .. shape]))),
        d => With(d, (r, q, _) => new(nn.CrossEntropyLoss(reduction: r), $"nn.CrossEntropyLoss(reduction={q})", d.Normal(3, 4), Probabilities(d, 3, 4))),
        d => With(d, (r, q, _) => Weighted(new BCELoss(d.Constant(4).abs_(), r), $"F.binary_cross_entropy(x[0], x[1], x[2], reduction={q})", d.Uniform(0.05, 0.95, 3, 4), Probabilities(d, 3, 4))),
        d => With(d, (r, q, _) => Weighted(new BCEWithLogitsLoss(d.Constant(4).abs_(), r), $"F.binary_cross_entropy_with_logits(x[0], x[1], x[2], reduction={q})", d.Normal(3, 4), Probabilities(d, 3, 4))),
        d => With(d, (r, q, _) => Weighted(new NLLLoss(d.Constant(4).abs_(), r), $"F.nll_loss(x[0], x[1], x[2], reduction={q})", d.Normal(3, 4), d.Indices(4, 3))),
        d => With(d, (r, q, _) => Weighted(new CrossEntropyLoss(d.Constant(4).abs_(), reduction: r), $"F.cross_entropy(x[0], x[1], x[2], reduction={q})", d.Normal(3, 4), d.Indices(4, 3))),
        d => With(d, (r, q, _) => Weighted(new MultiMarginLoss(1, 1, d.Constant(4).abs_(), r), $"F.multi_margin_loss(x[0], x[1], weight=x[2], reduction={q})", d.Normal(3, 4), d.Indices(4, 3))),
        d => With(d, (r, q, _) => Weighted(new MultiLabelSoftMarginLoss(d.Constant(4).abs_(), r), $"F.multilabel_soft_margin_loss(x[0], x[1], x[2], reduction={q})", d.Normal(3, 4), Probabilities(d, 3, 4))),
        d => With(d, (r, q, _) => new(x => nn.functional.binary_cross_entropy_with_logits(x[0], x[1], reduction: r, pos_weights: x[2]), $"F.binary_cross_entropy_with_logits(x[0], x[1], reduction={q}, pos_weight=x[2])", d.Normal(3, 4), Probabilities(d, 3, 4), Probabilities(d, 4))),
        d =>
        {
            var (r, q) = d.Reduction();
            var swap = d.Flag();
            return new(
                nn.TripletMarginWithDistanceLoss((a, b) => nn.functional.pairwise_distance(a, b, 1), 0.9, swap, r),
                $"nn.TripletMarginWithDistanceLoss(distance_function=nn.PairwiseDistance(1), margin=0.9, swap={swap}, reduction={q})", d.Normal(3, 4), d.Normal(3, 4), d.Normal(3, 4));
        },

        // TorchSharp sums over each sample first.
        d => With(d, (r, q, _) => Gaussian(d, r, d.Flag(), q)),
        d => With(d, (r, q, _) => Ctc(d, r, q)),
    ];

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Given_random_shapes_when_losses_run_beside_PyTorch_then_all_agree(ScalarType type) => LayerProperties.Hold(output, type, Cases);

    private static Pair With(Draw d, Func<nn.Reduction, string, long[], Pair> pair)
    {
        var (ours, python) = d.Reduction();
        return pair(ours, python, d.Shape(0, 3));
    }

    // PyTorch's function is given the weights as the last input.
    private static Pair Weighted(WeightedLoss<Tensor, Tensor, Tensor> loss, FormattableString python, Tensor input, Tensor target) =>
        new(loss, x => [loss.call(x[0], x[1])], $"None", PythonText.Of(python), input, target, loss.weight!);

    private static Pair Gaussian(Draw d, nn.Reduction reduction, bool full, string name)
    {
        var each = d.Flag() ? 6 : 1;
        var loss = nn.GaussianNLLLoss(full, 0.01f, reduction);
        return new(
            loss, x => [loss.call(x[0], x[1], x[2])], $"nn.GaussianNLLLoss(full={full}, eps={(double)0.01f}, reduction='none')",
            $"(lambda y: y if {name} == 'none' else getattr(y, {name})())(m(x[0], x[1], x[2]).sum(1))", d.Normal(4, 6), d.Normal(4, 6), d.Uniform(0, 1, 4, each));
    }

    private static Pair Ctc(Draw d, nn.Reduction reduction, string name)
    {
        var (steps, batch, longest) = (d.Size(8, 10), d.Size(1, 3), d.Size(2, 4));
        var (blank, zero) = (d.Size(0, 3), d.Flag());
        var loss = nn.CTCLoss(blank, zero, reduction);
        return new(
            loss,
            x =>
            {
                using var logarithms = x[0].log_softmax(2);
                return [loss.call(logarithms, x[1], x[2], x[3])];
            },
            $"nn.CTCLoss({blank}, {name}, {zero})",
            "m(x[0].log_softmax(2), x[1], x[2], x[3])",
            d.Normal(steps, batch, 5), (d.Indices(4, batch, longest) + blank + 1).remainder(5), d.Indices(3, batch) + steps - 2, d.Indices(longest, batch) + 1);
    }

    private static Tensor Probabilities(Draw d, params long[] shape) => d.Uniform(0, 1, shape).requires_grad_(false);

    private static Tensor Signs(Draw d, params long[] shape) => (d.Mask(0.5, shape).to(d.Type) * 2) - 1;

    // [3, 4]: different classes, ended by -1.
    private static Tensor Labels(Draw d) => tensor(new long[] { d.Size(0, 1), d.Size(2, 3), -1, 0, 3, -1, 2, 2, -1, 1, 0, 1 }).reshape(3, 4);
}
