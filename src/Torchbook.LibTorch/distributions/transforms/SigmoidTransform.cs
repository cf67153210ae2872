namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>1 / (1 + exp(−x)), kept away from 0 and 1.</summary>
            public class SigmoidTransform : Transform
            {
                public SigmoidTransform()
                {
                    (_domain, _codomain) = (constraints.real, constraints.unit_interval);
                    _bijective = true;
                }

                protected internal override Tensor _call(Tensor x) => WrappedTensorDisposeScope(() => Inside(x.sigmoid()));

                protected internal override Tensor _inverse(Tensor y) => WrappedTensorDisposeScope(() =>
                {
                    var inside = Inside(y);
                    return inside.log() - (-inside).log1p();
                });

                protected internal override Tensor _sign() => 1;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => WrappedTensorDisposeScope(() => -nn.functional.softplus(-x) - nn.functional.softplus(x));

                private static Tensor Inside(Tensor probability)
                {
                    var type = finfo(probability.dtype);
                    return probability.clamp(type.tiny, 1 - type.eps);
                }
            }
        }
    }
}
