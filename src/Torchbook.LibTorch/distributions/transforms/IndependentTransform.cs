namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>Takes the last batch dimensions of another transform into its events.</summary>
            public class IndepdenentTransform : Transform
            {
                private readonly Transform _base;
                private readonly int _dims;

                public IndepdenentTransform(Transform base_transform, int reinterpreted_batch_dims) => (_base, _dims) = (base_transform, reinterpreted_batch_dims);

                public override constraints.Constraint domain => constraints.independent(_base.domain, _dims);

                public override constraints.Constraint codomain => constraints.independent(_base.codomain, _dims);

                public override bool bijective => _base.bijective;

                public override long[] forward_shape(long[] shape) => _base.forward_shape(shape);

                public override long[] inverse_shape(long[] shape) => _base.inverse_shape(shape);

                protected internal override Tensor _call(Tensor x) => _base._call(Require(x, domain));

                protected internal override Tensor _inverse(Tensor y) => _base._inverse(Require(y, codomain));

                protected internal override Tensor _sign() => _base.sign;

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    WrappedTensorDisposeScope(() => _sum_rightmost(_base.log_abs_det_jacobian(x, y), _dims));

                private static Tensor Require(Tensor value, constraints.Constraint set) => value.dim() >= set.event_dim
                    ? value
                    : throw new ArgumentException($"Too few dimensions on input: {value.dim()}, and an event has {set.event_dim}.");
            }
        }
    }
}
