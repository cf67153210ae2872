namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>log(x)</summary>
            public class LogTransform : Transform
            {
                public LogTransform()
                {
                    (_domain, _codomain) = (constraints.positive, constraints.real);
                    _bijective = true;
                }

                protected internal override Tensor _call(Tensor x) => x.log();

                protected internal override Tensor _inverse(Tensor y) => y.exp();

                protected internal override Tensor _sign() => 1;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => -y;
            }
        }
    }
}
