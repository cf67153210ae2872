namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>Several transforms, the first one first.</summary>
            public class ComposeTransform : Transform
            {
                private readonly Transform[] _parts;

                public ComposeTransform(IEnumerable<Transform> parts, int cache_size = 0) => _parts = [.. parts];

                public override Transform inv => _inv ??= new ComposeTransform(_parts.Reverse().Select(part => part.inv));

                public override constraints.Constraint domain
                {
                    get
                    {
                        if (_parts.Length == 0)
                        {
                            return constraints.real;
                        }

                        var dims = _parts[^1].codomain.event_dim;
                        foreach (var part in _parts.Reverse())
                        {
                            dims = Math.Max(dims + part.domain.event_dim - part.codomain.event_dim, part.domain.event_dim);
                        }

                        return Widened(_parts[0].domain, dims);
                    }
                }

                public override constraints.Constraint codomain
                {
                    get
                    {
                        if (_parts.Length == 0)
                        {
                            return constraints.real;
                        }

                        var dims = _parts[0].domain.event_dim;
                        foreach (var part in _parts)
                        {
                            dims = Math.Max(dims + part.codomain.event_dim - part.domain.event_dim, part.codomain.event_dim);
                        }

                        return Widened(_parts[^1].codomain, dims);
                    }
                }

                public override bool bijective => _parts.All(part => part.bijective);

                public override long[] forward_shape(long[] shape) => _parts.Aggregate(shape, (s, part) => part.forward_shape(s));

                public override long[] inverse_shape(long[] shape) => _parts.Reverse().Aggregate(shape, (s, part) => part.inverse_shape(s));

                protected internal override Tensor _call(Tensor x) => WrappedTensorDisposeScope(() => _parts.Aggregate(x.alias(), (t, part) => part._call(t)));

                protected internal override Tensor _inverse(Tensor y) =>
                    WrappedTensorDisposeScope(() => _parts.Reverse().Aggregate(y.alias(), (t, part) => part._inverse(t)));

                protected internal override Tensor _sign() => WrappedTensorDisposeScope(() => _parts.Aggregate((Tensor)1, (sign, part) => sign * part.sign));

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => WrappedTensorDisposeScope(() =>
                {
                    var result = zeros_like(x);
                    var dims = domain.event_dim;
                    result = _sum_rightmost(result, dims);
                    for (var i = 0; i < _parts.Length; i++)
                    {
                        var part = _parts[i];
                        var next = i == _parts.Length - 1 ? y : part._call(x);
                        result = result + _sum_rightmost(part.log_abs_det_jacobian(x, next), dims - part.domain.event_dim);
                        dims += part.codomain.event_dim - part.domain.event_dim;
                        x = next;
                    }

                    return result;
                });

                private static constraints.Constraint Widened(constraints.Constraint set, int dims) =>
                    dims > set.event_dim ? constraints.independent(set, dims - set.event_dim) : set;
            }
        }
    }
}
