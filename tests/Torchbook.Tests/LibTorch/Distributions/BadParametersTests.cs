using TorchSharp;
using static TorchSharp.torch;
using D = TorchSharp.torch.distributions;

namespace Torchbook.Tests.LibTorch.Distributions;

/// <summary>What a distribution cannot be, and what is asked of it that it does not have.</summary>
public class BadParametersTests
{
    [Fact]
    public void Given_parameters_outside_their_domain_when_built_then_the_error_names_them()
    {
        AssertRefused("scale of Normal must be greater than 0; 1 of 3 values are not", () => D.Normal(zeros(3), tensor(new[] { 1f, -1f, 2f })));
        AssertRefused("loc of Normal must be a number", () => D.Normal(double.NaN));
        AssertRefused("probs of Bernoulli must be between 0 and 1", () => D.Bernoulli(1.5, null));
        AssertRefused("probs of Geometric", () => D.Geometric(zeros(2)));
        AssertRefused("probs of NegativeBinomial must be at least 0 and less than 1", () => D.NegativeBinomial(3, 1.0, null));
        AssertRefused("total_count of Binomial must be a whole number of at least 0", () => D.Binomial(tensor(2.5f), tensor(0.5f)));
        AssertRefused("total_count of Multinomial", () => D.Multinomial(-1, ones(2)));
        AssertRefused("high - low of Uniform must be greater than 0", () => D.Uniform(ones(2), zeros(2)));
        AssertRefused("rate of Poisson must be at least 0", () => D.Poisson(-1.0));
        AssertRefused("concentration of Dirichlet", () => D.Dirichlet(zeros(3)));
        AssertRefused("probs of Categorical must be at least 0", () => D.Categorical(tensor(new[] { 1f, -1f })));
        AssertRefused("sum of probs of Categorical", () => D.Categorical(zeros(2, 3)));
        AssertRefused("covariance_matrix of MultivariateNormal must be positive definite", () => D.MultivariateNormal(zeros(2), -eye(2)));
        AssertRefused("scale_tril of MultivariateNormal must be lower triangular", () => D.MultivariateNormal(zeros(2), scale_tril: ones(2, 2)));
        AssertRefused("temperature of LogitRelaxedBernoulli", () => D.RelaxedBernoulli(zeros(1), ones(1) / 2));
        AssertRefused("at least one is needed", () => D.Categorical(0));
    }

    [Fact]
    public void Given_both_probabilities_and_logits_or_none_when_built_then_it_is_refused()
    {
        const string message = "One and only one of 'probs' and 'logits'";
        AssertRefused(message, () => D.Bernoulli());
        AssertRefused(message, () => D.Bernoulli(ones(1), ones(1)));
        AssertRefused(message, () => D.Bernoulli(0.5f, 0.5f));
        AssertRefused(message, () => D.Binomial(3, (double?)null, null));
        AssertRefused(message, () => D.Categorical(probs: null));
        AssertRefused(message, () => D.RelaxedOneHotCategorical(ones(1), ones(2), ones(2)));
        AssertRefused("Exactly one of covariance_matrix", () => D.MultivariateNormal(zeros(2)));
    }

    [Fact]
    public void Given_shapes_that_do_not_fit_when_used_then_libtorch_says_which()
    {
        Assert.Contains("broadcast_tensors", Assert.ThrowsAny<Exception>(() => D.Normal(zeros(2), ones(3))).Message);
        AssertRefused("[2] and [3, 3]", () => D.MultivariateNormal(zeros(2), eye(3)));
        AssertRefused("at least one-dimensional", () => D.Dirichlet(tensor(1f)));
        AssertRefused("last dimension counts them", () => D.OneHotCategorical(0.5f, null));
        AssertRefused("at most 1 batch dimensions", () => D.Independent(D.Normal(zeros(2), ones(2)), 2));
        using var normal = D.Normal(zeros(2), ones(2));
        Assert.ThrowsAny<Exception>(() => normal.log_prob(zeros(3)));
        Assert.ThrowsAny<Exception>(() => normal.expand(new Size([3L])));
        using var classes = D.Categorical(ones(3));
        Assert.ThrowsAny<Exception>(() => classes.log_prob(tensor(5)));
    }

    [Fact]
    public void Given_what_a_distribution_lacks_when_asked_for_then_it_says_so()
    {
        using var f = D.FisherSnedecor(ones(1), ones(1));
        Assert.Contains("FisherSnedecor has no closed form of entropy", Assert.Throws<NotImplementedException>(f.entropy).Message);
        using var beta = D.Beta(ones(1), ones(1));
        Assert.Throws<NotImplementedException>(() => beta.cdf(ones(1)));
        Assert.Throws<NotImplementedException>(() => beta.enumerate_support());
        using var relaxed = D.RelaxedBernoulli(ones(1), logits: zeros(1));
        Assert.Throws<NotImplementedException>(() => relaxed.mean);
        using var poisson = D.Poisson(2.0);
        Assert.Throws<NotImplementedException>(poisson.entropy);
    }

    [Fact]
    public void Given_values_outside_the_support_when_asked_for_their_density_then_it_is_zero_where_TorchSharp_says_so()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(double.NegativeInfinity, D.Uniform(zeros(1, ScalarType.Float64), ones(1, ScalarType.Float64)).log_prob(tensor(2.0)).item<double>());
        Assert.Equal(double.NegativeInfinity, D.HalfNormal(tensor(1.0)).log_prob(tensor(-1.0)).item<double>());
        Assert.Equal(double.NegativeInfinity, D.HalfCauchy(tensor(1.0)).log_prob(tensor(-1.0)).item<double>());
    }

    [Fact]
    public void Given_an_empty_batch_when_sampled_then_the_sample_is_empty()
    {
        using var scope = NewDisposeScope();
        var normal = D.Normal(zeros(0), ones(0));
        Assert.Equal([4, 0], normal.sample(4).shape);
        Assert.Equal([0], normal.entropy().shape);
        Assert.Equal([0, 3], D.Dirichlet(ones(0, 3)).sample().shape);
        Assert.Equal([2, 0], D.Bernoulli(zeros(0)).sample(2).shape);
    }

    private static void AssertRefused(string message, Func<D.Distribution> build)
    {
        using var scope = NewDisposeScope();
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => build()).Message);
    }
}
