using TorchSharp;
using static TorchSharp.torch;
using D = TorchSharp.torch.distributions;

namespace Torchbook.Tests.LibTorch.Distributions;

/// <summary>Generators, expansion into a given instance, tensors alive, and what PyTorch has no numbers for.</summary>
public class DistributionLifeTests
{
    private static readonly Func<Generator, D.Distribution>[] Drawn =
    [
        g => D.Normal(0, 1, g), g => D.Bernoulli(0.5, null, g), g => D.Beta(ones(2), ones(2), g), g => D.Gumbel(zeros(2), ones(2), g), g => D.Poisson(3.0, g),
        g => D.Multinomial(4, 3, g), g => D.RelaxedOneHotCategorical(ones(1), ones(3), generator: g), g => D.NegativeBinomial(3, 0.5, null, g), g => D.Laplace(0, 1, g),
        g => D.MultivariateNormal(zeros(2), eye(2), generator: g), g => D.FisherSnedecor(ones(2), ones(2), g), g => D.Weibull(ones(2), ones(2), g),
    ];

    [Fact]
    public void Given_a_generator_when_sampled_then_it_alone_decides_and_stays_usable()
    {
        using var scope = NewDisposeScope();
        foreach (var build in Drawn)
        {
            using var generator = new Generator(7);
            Tensor first, second;
            using (var distribution = build(generator))
            {
                first = distribution.sample(20);
            }

            manual_seed(Random.Shared.Next());
            generator.manual_seed(7);
            using (var distribution = build(generator))
            {
                second = distribution.expand(distribution.batch_shape).sample(20);
            }

            Assert.True(first.allclose(second), first.ToString());
            Assert.False(first.allclose(build(generator).sample(20)), "the generator stood still");
        }
    }

    [Fact]
    public void Given_an_instance_when_expanded_into_then_it_takes_the_parameters()
    {
        using var scope = NewDisposeScope();
        var narrow = D.LogNormal(tensor(1.0), tensor(2.0));
        var instance = D.LogNormal(tensor(0.0), tensor(1.0));

        var expanded = narrow.expand(new Size([3L]), instance);

        Assert.Same(instance, expanded);
        Assert.Equal([3], expanded.batch_shape.Shape);
        Assert.Equal([2.0, 2.0, 2.0], instance.scale.data<double>().ToArray());
        Assert.True(narrow.log_prob(tensor(1.5)).allclose(expanded.log_prob(tensor(1.5))[0]));
        Assert.Contains("LogNormal", Assert.Throws<ArgumentException>(() => narrow.expand(new Size([3L]), D.Normal(0.0))).Message);
    }

    [Fact]
    public void Given_a_distribution_when_used_and_disposed_then_no_tensor_is_left()
    {
        using var loc = zeros(3, requires_grad: true);
        using var scale = ones(3);
        using var weights = ones(2, 3);
        Use();
        var before = LiveTensors.Settled();

        Use();

        Assert.Equal(before, Tensor.TotalCount);

        void Use()
        {
            D.Distribution[] used = [D.Normal(loc, scale), D.Gumbel(loc, scale), D.LogNormal(loc, scale), D.Beta(scale, scale), D.Multinomial(4, weights), D.OneHotCategorical(weights), D.Weibull(scale, scale)];
            foreach (var distribution in used)
            {
                using (distribution)
                using (var sample = distribution.rsample(4))
                using (var density = distribution.log_prob(sample))
                using (var entropy = distribution.entropy())
                using (distribution.mean)
                using (distribution.expand(new Size([5, .. distribution.batch_shape])))
                {
                    Assert.Equal(distribution.batch_shape.Shape, entropy.shape);
                }
            }
        }
    }

    [Fact]
    public void Given_a_Poisson_distribution_when_its_quantiles_are_taken_then_they_undo_its_cumulative_sums()
    {
        using var scope = NewDisposeScope();
        var poisson = D.Poisson(tensor(new[] { 0.5, 4, 60 }));
        var counts = arange(200, dtype: ScalarType.Float64).unsqueeze(-1);
        var sums = poisson.log_prob(counts).exp().cumsum(0);

        // To the accuracy of libtorch's incomplete gamma function.
        Assert.True(sums.allclose(poisson.cdf(counts), 1e-9, 1e-9));
        var quantile = tensor(new[] { 0.001, 0.3, 0.5, 0.999 }).unsqueeze(-1);
        var expected = stack([.. quantile.unbind(0).Select(k => sums.lt(k).sum(dim: 0))]);
        Assert.True(expected.to(ScalarType.Float64).allclose(poisson.icdf(quantile)));
    }

    [Fact]
    public void Given_a_relaxed_coin_when_many_are_drawn_then_mean_variance_and_entropy_of_its_logit_are_as_stated()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var coin = D.LogitRelaxedBernoulli(tensor(0.7), tensor(0.3));
        var draws = coin.sample(400_000);

        // Six standard errors of the logistic distribution's mean, variance and log density.
        Assert.Equal(coin.mean.item<double>(), draws.mean().item<double>(), 0.025);
        Assert.Equal(coin.variance.item<double>(), draws.var(0).item<double>(), 0.12);
        Assert.Equal(coin.entropy().item<double>(), -coin.log_prob(draws).mean().item<double>(), 0.01);
    }

    [Fact]
    public void Given_a_family_with_natural_parameters_when_asked_for_entropy_then_the_normalizer_gives_what_the_formula_does()
    {
        using var scope = NewDisposeScope();
        var concentration = tensor(new[] { 0.7, 2.5 });
        var rate = tensor(new[] { 1.5, 0.4 });

        Assert.True(D.Gamma(concentration, rate).entropy().allclose(new Family(concentration, rate).entropy()));
    }

    [Fact]
    public void Given_numbers_for_parameters_when_built_then_their_type_is_the_distributions()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, D.Normal(0f).sample().dtype);
        Assert.Equal(ScalarType.Float64, D.Normal(0.0).sample().dtype);
        Assert.Equal(ScalarType.Float32, D.Binomial(3, 0.5f, null).sample().dtype);
        Assert.Equal(ScalarType.Float64, D.Bernoulli(null, 0.5).sample().dtype);
        Assert.Equal(ScalarType.Float32, D.Chi2(ones(2)).sample().dtype);
        Assert.Equal(ScalarType.Float32, D.LogNormal(zeros(2), ones(2)).log_prob(ones(2)).dtype);
        Assert.Equal(1.0 / 3, D.Categorical(3).probs[0].item<double>(), 1e-12);
    }

    // Gamma as nothing but an exponential family.
    private sealed class Family(Tensor concentration, Tensor rate) : D.ExponentialFamily(null!)
    {
        public override Tensor mean => throw new NotSupportedException();

        public override Tensor variance => throw new NotSupportedException();

        protected override IList<Tensor> NaturalParams => [concentration - 1, -rate];

        protected override Tensor MeanCarrierMeasure => tensor(0.0);

        public override Tensor log_prob(Tensor value) => throw new NotSupportedException();

        public override Tensor rsample(params long[] sample_shape) => throw new NotSupportedException();

        public override D.Distribution expand(Size batch_shape, D.Distribution? instance = null) => throw new NotSupportedException();

        protected override Tensor LogNormalizer(params Tensor[] parameters) =>
            (parameters[0] + 1).lgamma() + ((parameters[0] + 1) * (-parameters[1].reciprocal()).log());
    }
}
