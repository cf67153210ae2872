namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>exp(x)</summary>
            public class ExpTransform : Transform
            {
                public ExpTransform()
                {
                    (_domain, _codomain) = (constraints.real, constraints.positive);
                    _bijective = true;
                }

                protected internal override Tensor _call(Tensor x) => x.exp();

                protected internal override Tensor _inverse(Tensor y) => y.log();

                protected internal override Tensor _sign() => 1;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => x.alias();
            }
        }
    }
}
