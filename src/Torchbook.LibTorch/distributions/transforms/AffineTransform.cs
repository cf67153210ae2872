namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>loc + scale · x</summary>
            public class AffineTransform : Transform
            {
                private readonly Tensor _loc;
                private readonly Tensor _scale;
                private readonly int _eventDim;

                public AffineTransform(double loc, double scale, int event_dim = 0)
                    : this(((Tensor)loc).DetachFromDisposeScope(), ((Tensor)scale).DetachFromDisposeScope(), event_dim)
                {
                }

                public AffineTransform(Tensor loc, Tensor scale, int event_dim = 0)
                {
                    (_loc, _scale, _eventDim, _bijective) = (loc, scale, event_dim, true);
                    _domain = _codomain = event_dim == 0 ? constraints.real : constraints.independent(constraints.real, event_dim);
                }

                public override int event_dim => _eventDim;

                public override long[] forward_shape(long[] shape) => BroadcastShapes(shape, _loc.shape, _scale.shape);

                public override long[] inverse_shape(long[] shape) => BroadcastShapes(shape, _loc.shape, _scale.shape);

                protected internal override Tensor _call(Tensor x) => WrappedTensorDisposeScope(() => _loc + _scale * x);

                protected internal override Tensor _inverse(Tensor y) => WrappedTensorDisposeScope(() => (y - _loc) / _scale);

                protected internal override Tensor _sign() => _scale.sign();

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    WrappedTensorDisposeScope(() => _sum_rightmost(_scale.abs().log() + zeros_like(x), _eventDim));
            }
        }
    }
}
