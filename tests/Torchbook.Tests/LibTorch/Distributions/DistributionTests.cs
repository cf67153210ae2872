using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;
using D = TorchSharp.torch.distributions;

namespace Torchbook.Tests.LibTorch.Distributions;

/// <summary>Every distribution beside PyTorch's own, on the same parameters and from the same seed.</summary>
public class DistributionTests(ITestOutputHelper output)
{
    // By PyTorch's expression of p and q, [2, 1] and [3] or of class weights w [2, 4]; t is a temperature, n [3] whole numbers and m a matrix.
    private static readonly Dictionary<string, Func<Parameters, D.Distribution>> Distributions = new()
    {
        ["Bernoulli(probs=u)"] = x => D.Bernoulli(x.U),
        ["Bernoulli(logits=q)"] = x => D.Bernoulli(logits: x.Q),
        ["Beta(p, q)"] = x => D.Beta(x.P, x.Q),
        ["Binomial(n, probs=u)"] = x => D.Binomial(x.N, x.U),
        ["Binomial(torch.tensor(4), logits=q)"] = x => D.Binomial(tensor(4), logits: x.Q),
        ["Categorical(probs=w)"] = x => D.Categorical(x.W),
        ["Categorical(logits=w)"] = x => D.Categorical(logits: x.W),
        ["Cauchy(p, q)"] = x => D.Cauchy(x.P, x.Q),
        ["Chi2(q)"] = x => D.Chi2(x.Q),
        ["Dirichlet(w)"] = x => D.Dirichlet(x.W),
        ["Exponential(q)"] = x => D.Exponential(x.Q),
        ["FisherSnedecor(p + 3, q + 3)"] = x => D.FisherSnedecor(x.P + 3, x.Q + 3),
        ["Gamma(p, q)"] = x => D.Gamma(x.P, x.Q),
        ["Geometric(probs=u)"] = x => D.Geometric(x.U),
        ["Geometric(logits=q)"] = x => D.Geometric(logits: x.Q),
        ["Gumbel(p, q)"] = x => D.Gumbel(x.P, x.Q),
        ["HalfCauchy(q)"] = x => D.HalfCauchy(x.Q),
        ["HalfNormal(q)"] = x => D.HalfNormal(x.Q),
        ["Independent(torch.distributions.Normal(p, q), 1)"] = x => D.Independent(D.Normal(x.P, x.Q), 1),
        ["Kumaraswamy(p, q)"] = x => D.Kumaraswamy(x.P, x.Q),
        ["Laplace(p, q)"] = x => D.Laplace(x.P, x.Q),
        ["LogNormal(p, q)"] = x => D.LogNormal(x.P, x.Q),
        ["Multinomial(5, probs=w)"] = x => D.Multinomial(5, x.W),
        ["Multinomial(5, logits=w)"] = x => D.Multinomial(5, logits: x.W),
        ["MultivariateNormal(v, covariance_matrix=m)"] = x => D.MultivariateNormal(x.V, covariance_matrix: x.M),
        ["MultivariateNormal(v, precision_matrix=m)"] = x => D.MultivariateNormal(x.V, precision_matrix: x.M),
        ["MultivariateNormal(v, scale_tril=torch.linalg.cholesky(m))"] = x => D.MultivariateNormal(x.V, scale_tril: linalg.cholesky(x.M)),
        ["NegativeBinomial(n + 1, probs=u)"] = x => D.NegativeBinomial(x.N + 1, x.U),
        ["NegativeBinomial(n + 1, logits=q)"] = x => D.NegativeBinomial(x.N + 1, logits: x.Q),
        ["Normal(p, q)"] = x => D.Normal(x.P, x.Q),
        ["OneHotCategorical(probs=w)"] = x => D.OneHotCategorical(x.W),
        ["Pareto(p, q)"] = x => D.Pareto(x.P, x.Q),
        ["Poisson(q)"] = x => D.Poisson(x.Q),
        ["RelaxedBernoulli(t, probs=u)"] = x => D.RelaxedBernoulli(x.T, x.U),
        ["RelaxedBernoulli(t, logits=q)"] = x => D.RelaxedBernoulli(x.T, logits: x.Q),
        ["RelaxedOneHotCategorical(t, probs=w)"] = x => D.RelaxedOneHotCategorical(x.T, x.W),
        ["relaxed_bernoulli.LogitRelaxedBernoulli(t, probs=u)"] = x => D.LogitRelaxedBernoulli(x.T, x.U),
        ["relaxed_categorical.ExpRelaxedCategorical(t, logits=w)"] = x => D.ExpRelaxedCategorical(x.T, logits: x.W),
        ["Uniform(-p, q)"] = x => D.Uniform(-x.P, x.Q),
        ["Weibull(p, q)"] = x => D.Weibull(x.P, x.Q),
    };

    public static TheoryData<string> Names => [.. Distributions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_parameters_and_a_seed_when_a_distribution_is_asked_then_its_answers_are_PyTorchs(string python)
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        using var scope = NewDisposeScope();
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var parameters = Parameters.Draw(seed);
        var expected = PyTorchScript.Run(Script(python, seed), parameters.Named());

        using var distribution = Distributions[python](parameters);
        Assert.Equal(expected["batch_shape"].data<long>().ToArray(), distribution.batch_shape.Shape);
        Assert.Equal(expected["event_shape"].data<long>().ToArray(), distribution.event_shape.Shape);
        manual_seed(seed);
        var sample = distribution.sample(5);
        Assert.False(sample.requires_grad);
        Close.AssertEqual(expected["sample"], sample, "sample");
        foreach (var (name, answer) in Answers(distribution, expected["sample"], expected["quantile"]))
        {
            if (expected.TryGetValue(name, out var value))
            {
                Close.AssertEqual(value, answer(), name);
            }
        }

        AssertGradients(expected, distribution, parameters, seed);
    }

    private static void AssertGradients(Dictionary<string, Tensor> expected, D.Distribution distribution, Parameters parameters, int seed)
    {
        if (!expected.ContainsKey("rsample"))
        {
            return;
        }

        manual_seed(seed);
        var sample = distribution.rsample(4);
        Close.AssertEqual(expected["rsample"], sample, "sample with gradients");
        (sample * arange(sample.numel(), dtype: ScalarType.Float64).view(sample.shape)).sum().backward();
        foreach (var (name, parameter) in parameters.Named())
        {
            if (expected.TryGetValue("grad " + name, out var gradient))
            {
                Close.AssertEqual(gradient, parameter.grad, "gradient of " + name);
            }
        }
    }

    private static Dictionary<string, Func<Tensor>> Answers(D.Distribution distribution, Tensor sample, Tensor quantile) => new()
    {
        ["mean"] = () => distribution.mean,
        ["variance"] = () => distribution.variance,
        ["stddev"] = () => distribution.stddev,
        ["mode"] = () => distribution.mode,
        ["entropy"] = distribution.entropy,
        ["perplexity"] = distribution.perplexity,
        ["log_prob"] = () => distribution.log_prob(sample),
        ["cdf"] = () => distribution.cdf(sample),
        ["icdf"] = () => distribution.icdf(quantile),
        ["expanded"] = () => distribution.expand(new Size([3, .. distribution.batch_shape])).log_prob(sample.select(0, 0)),
    };

    // What PyTorch does not have for a distribution stays out of the dictionary. TorchSharp lacks the mode of these classes.
    private static string Script(string python, int seed) => $"""
        params = dict(p=p, q=q, u=u, w=w, t=t, v=v, m=m)
        for x in params.values(): x.requires_grad_()
        d = torch.distributions.{python}
        torch.manual_seed({seed})
        out['sample'] = s = d.sample((5,))
        out['quantile'] = k = torch.linspace(0.05, 0.95, 5, dtype=torch.float64).view(5, *([1] * (s.dim() - 1)))
        out['batch_shape'] = torch.tensor(tuple(d.batch_shape), dtype=torch.int64)
        out['event_shape'] = torch.tensor(tuple(d.event_shape), dtype=torch.int64)
        calls = dict(
            mean=lambda: d.mean, variance=lambda: d.variance, stddev=lambda: d.stddev, mode=lambda: d.mode, entropy=d.entropy, perplexity=d.perplexity,
            log_prob=lambda: d.log_prob(s), cdf=lambda: d.cdf(s), icdf=lambda: d.icdf(k), expanded=lambda: d.expand((3,) + tuple(d.batch_shape)).log_prob(s[0]))
        lacking = ('Bernoulli', 'Categorical', 'Geometric', 'FisherSnedecor', 'Multinomial')
        # Its entropy of counts takes the default type into the formula.
        torch.set_default_dtype(torch.float64)
        for name, call in calls.items():
            if name == 'mode' and type(d).__name__ in lacking: continue
            try: out[name] = call()
            except NotImplementedError: pass
        torch.set_default_dtype(torch.float32)
        if d.has_rsample:
            torch.manual_seed({seed})
            r = d.rsample((4,))
            out['rsample'] = r
            (r * torch.arange(r.numel(), dtype=torch.float64).view(r.shape)).sum().backward()
            for name, x in params.items():
                if x.grad is not None: out['grad ' + name] = x.grad
        """;

    private sealed record Parameters(Tensor P, Tensor Q, Tensor U, Tensor W, Tensor N, Tensor T, Tensor V, Tensor M)
    {
        public static Parameters Draw(int seed)
        {
            manual_seed(seed);
            Tensor Positive(params long[] shape) => rand(shape, ScalarType.Float64) * 2 + 0.3;
            var root = randn([3, 3], ScalarType.Float64);
            var parameters = new Parameters(
                Positive(2, 1), Positive(3), rand([3], ScalarType.Float64) * 0.8 + 0.1, Positive(2, 4), randint(1, 6, [3], ScalarType.Float64), Positive(1).squeeze(),
                randn([2, 3], ScalarType.Float64), root.matmul(root.t()) + eye(3, dtype: ScalarType.Float64));
            foreach (var (name, parameter) in parameters.Named())
            {
                parameter.requires_grad = name != "n";
            }

            return parameters;
        }

        public (string Name, Tensor Value)[] Named() => [("p", P), ("q", Q), ("u", U), ("w", W), ("n", N), ("t", T), ("v", V), ("m", M)];
    }
}
