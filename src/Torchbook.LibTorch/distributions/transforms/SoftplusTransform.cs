namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>log(1 + exp(x))</summary>
            public class SoftplusTransform : Transform
            {
                public SoftplusTransform()
                {
                    (_domain, _codomain) = (constraints.real, constraints.positive);
                    _bijective = true;
                }

                protected internal override Tensor _call(Tensor x) => nn.functional.softplus(x);

                protected internal override Tensor _inverse(Tensor y) => WrappedTensorDisposeScope(() => (-y).expm1().neg().log() + y);

                protected internal override Tensor _sign() => 1;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => WrappedTensorDisposeScope(() => -nn.functional.softplus(-x));
            }
        }
    }
}
