namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>tanh(x)</summary>
            public class TanhTransform : Transform
            {
                public TanhTransform()
                {
                    (_domain, _codomain) = (constraints.real, constraints.interval(-1, 1));
                    _bijective = true;
                }

                protected internal override Tensor _call(Tensor x) => x.tanh();

                protected internal override Tensor _inverse(Tensor y) => y.atanh();

                protected internal override Tensor _sign() => 1;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => WrappedTensorDisposeScope(() => 2 * (Math.Log(2) - x - nn.functional.softplus(-2 * x)));
            }
        }
    }
}
