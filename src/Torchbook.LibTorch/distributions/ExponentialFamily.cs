namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>Distributions with density exp(θ·t(x) − F(θ) + k(x)): their entropy follows from F alone (Nielsen and Nock, ICIP 2010).</summary>
        public abstract class ExponentialFamily : Distribution
        {
            protected ExponentialFamily(Generator generator)
                : base(generator)
            {
            }

            /// <summary>θ</summary>
            protected abstract IList<Tensor> NaturalParams { get; }

            /// <summary>The mean of k(x).</summary>
            protected abstract Tensor MeanCarrierMeasure { get; }

            public override Tensor entropy()
            {
                using var scope = NewDisposeScope();
                var result = -MeanCarrierMeasure;
                var parameters = NaturalParams.Select(p => p.detach().requires_grad_()).ToArray();
                var normalizer = LogNormalizer(parameters);
                var gradients = autograd.grad([normalizer.sum()], parameters, create_graph: true);
                result = result + normalizer;
                for (var i = 0; i < parameters.Length; i++)
                {
                    result = result - transforms.Transform._sum_rightmost(parameters[i] * gradients[i], event_shape.Length);
                }

                return result.MoveToOuterDisposeScope();
            }

            /// <summary>F(θ)</summary>
            protected virtual Tensor LogNormalizer(params Tensor[] parameters) => throw Lacks(nameof(LogNormalizer));
        }
    }
}
