using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.LibTorch;

/// <summary>Random numbers as PyTorch's distributions draw them, from a generator or the default one.</summary>
internal static unsafe class Draw
{
    private static readonly Operator UniformOperator = new("aten::uniform_", "", "self,from,to,generator");
    private static readonly Operator NormalOperator = new("aten::normal_", "", "self,mean,std,generator");
    private static readonly Operator CauchyOperator = new("aten::cauchy_", "", "self,median,sigma,generator");
    private static readonly Operator ExponentialOperator = new("aten::exponential_", "", "self,lambd,generator");
    private static readonly Operator NormalAround = new("aten::normal", "Tensor_Tensor", "mean,std,generator");
    private static readonly Operator BinomialOperator = new("aten::binomial", "", "count,prob,generator");
    private static readonly Operator BernoulliOperator = new("aten::bernoulli", "", "self,generator");
    private static readonly Operator PoissonOperator = new("aten::poisson", "", "self,generator");
    private static readonly Operator GammaOperator = new("aten::_standard_gamma", "", "self,generator");
    private static readonly Operator DirichletOperator = new("aten::_sample_dirichlet", "", "self,generator");
    private static readonly Operator DirichletGradient = new("aten::_dirichlet_grad", "", "x,alpha,total");

    public static Tensor Uniform(Tensor like, long[] shape, double from, double to, Generator generator) => Fill(UniformOperator, like, shape, from, to, generator);

    public static Tensor Normal(Tensor like, long[] shape, Generator generator) => Fill(NormalOperator, like, shape, 0, 1, generator);

    public static Tensor Cauchy(Tensor like, long[] shape, Generator generator) => Fill(CauchyOperator, like, shape, 0, 1, generator);

    public static Tensor Exponential(Tensor like, long[] shape, Generator generator)
    {
        var result = empty(shape, like.dtype, like.device);
        var a = stackalloc[] { NativeValue.From(result), NativeValue.From(1.0), NativeValue.From(generator) };
        ExponentialOperator.CallInPlace(a);
        return result;
    }

    public static Tensor Normal(Tensor mean, Tensor deviation, Generator generator) => Call(NormalAround, mean, deviation, generator);

    public static Tensor Binomial(Tensor count, Tensor probability, Generator generator) => Call(BinomialOperator, count, probability, generator);

    public static Tensor Bernoulli(Tensor probability, Generator generator) => Call(BernoulliOperator, probability, generator);

    public static Tensor Poisson(Tensor rate, Generator generator) => Call(PoissonOperator, rate, generator);

    public static Tensor Gamma(Tensor concentration, Generator generator) => Call(GammaOperator, concentration, generator);

    public static Tensor Dirichlet(Tensor concentration, Generator generator) => Call(DirichletOperator, concentration, generator);

    /// <summary>How a Dirichlet sample moves with its concentrations (Figurnov et al., https://arxiv.org/abs/1805.08498).</summary>
    public static Tensor DirichletSlope(Tensor sample, Tensor concentration, Tensor total)
    {
        var a = stackalloc[] { NativeValue.From(sample), NativeValue.From(concentration), NativeValue.From(total) };
        var result = DirichletGradient.CallTensor(a);
        GC.KeepAlive(sample);
        GC.KeepAlive(concentration);
        GC.KeepAlive(total);
        return result;
    }

    private static Tensor Fill(Operator op, Tensor like, long[] shape, double first, double second, Generator generator)
    {
        var result = empty(shape, like.dtype, like.device);
        var a = stackalloc[] { NativeValue.From(result), NativeValue.From(first), NativeValue.From(second), NativeValue.From(generator) };
        op.CallInPlace(a);
        return result;
    }

    private static Tensor Call(Operator op, Tensor input, Generator generator)
    {
        var a = stackalloc[] { NativeValue.From(input), NativeValue.From(generator) };
        var result = op.CallTensor(a);
        GC.KeepAlive(input);
        return result;
    }

    private static Tensor Call(Operator op, Tensor first, Tensor second, Generator generator)
    {
        var a = stackalloc[] { NativeValue.From(first), NativeValue.From(second), NativeValue.From(generator) };
        var result = op.CallTensor(a);
        GC.KeepAlive(first);
        GC.KeepAlive(second);
        return result;
    }
}
