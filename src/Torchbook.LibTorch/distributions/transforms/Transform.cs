namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>Invertible maps that turn one distribution into another.</summary>
        public static partial class transforms
        {
            /// <summary>A map y = f(x) with the logarithm of its Jacobian's determinant.</summary>
            public abstract class Transform
            {
                protected bool _bijective;
                protected constraints.Constraint _domain = constraints.real;
                protected constraints.Constraint _codomain = constraints.real;
                protected Transform? _inv;

                protected Transform()
                {
                }

                /// <summary>How many of the last dimensions the map takes as one, where both sides agree.</summary>
                /// <exception cref="InvalidOperationException">They do not.</exception>
                public virtual int event_dim => domain.event_dim == codomain.event_dim
                    ? domain.event_dim
                    : throw new InvalidOperationException("Please use either .domain.event_dim or .codomain.event_dim");

                public virtual Transform inv => _inv ??= new InverseTransform(this);

                public virtual constraints.Constraint domain => _domain;

                public virtual constraints.Constraint codomain => _codomain;

                public virtual bool bijective => _bijective;

                /// <summary>1 where the map rises, -1 where it falls.</summary>
                public Tensor sign => _sign();

                public Tensor forward(Tensor x) => _call(x);

                /// <summary>The shape of y for an x of this shape.</summary>
                public virtual long[] forward_shape(long[] shape) => shape;

                /// <summary>The shape of x for a y of this shape.</summary>
                public virtual long[] inverse_shape(long[] shape) => shape;

                protected internal abstract Tensor _call(Tensor x);

                protected internal abstract Tensor _inverse(Tensor y);

                protected internal virtual Tensor _sign() => throw new NotImplementedException($"{GetType().Name} neither rises nor falls everywhere.");

                protected internal virtual Tensor log_abs_det_jacobian(Tensor x, Tensor y) =>
                    throw new NotImplementedException($"{GetType().Name} has no Jacobian with a determinant.");

                /// <summary>Sums the last <paramref name="dim"/> dimensions.</summary>
                protected internal static Tensor _sum_rightmost(Tensor value, int dim) =>
                    dim == 0 ? value : value.reshape([.. value.shape.SkipLast(dim), -1]).sum(-1);

                internal static long[] BroadcastShapes(params long[][] shapes) => broadcast_shapes(shapes).Shape;
            }
        }
    }
}
