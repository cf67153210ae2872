namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>The inverse of another transform.</summary>
            internal sealed class InverseTransform : Transform
            {
                private readonly Transform _of;

                public InverseTransform(Transform of) => _inv = _of = of;

                public override constraints.Constraint domain => _of.codomain;

                public override constraints.Constraint codomain => _of.domain;

                public override bool bijective => _of.bijective;

                public override long[] forward_shape(long[] shape) => _of.inverse_shape(shape);

                public override long[] inverse_shape(long[] shape) => _of.forward_shape(shape);

                protected internal override Tensor _call(Tensor x) => _of._inverse(x);

                protected internal override Tensor _inverse(Tensor y) => _of._call(y);

                protected internal override Tensor _sign() => _of.sign;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => WrappedTensorDisposeScope(() => -_of.log_abs_det_jacobian(y, x));
            }
        }
    }
}
