namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>x to a power, for positive x.</summary>
            public class PowerTransform : Transform
            {
                private readonly Tensor _exponent;

                public PowerTransform(Tensor exponent)
                {
                    (_exponent, _bijective) = (exponent, true);
                    _domain = _codomain = constraints.positive;
                }

                public override long[] forward_shape(long[] shape) => BroadcastShapes(shape, _exponent.shape);

                public override long[] inverse_shape(long[] shape) => BroadcastShapes(shape, _exponent.shape);

                protected internal override Tensor _call(Tensor x) => x.pow(_exponent);

                protected internal override Tensor _inverse(Tensor y) => WrappedTensorDisposeScope(() => y.pow(1 / _exponent));

                protected internal override Tensor _sign() => 1;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => WrappedTensorDisposeScope(() => (_exponent * y / x).abs().log());
            }
        }
    }
}
