namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>A set that depends on other values, and so cannot be checked.</summary>
            public class _Dependent : Constraint
            {
                public _Dependent(bool is_discrete = false, int event_dim = 0)
                    : base(is_discrete, event_dim)
                {
                }

                public override Tensor check(Tensor value) => throw new ArgumentException("Cannot determine validity of dependent constraint");
            }

            /// <summary>Vectors, matrices … all of whose elements lie in another set.</summary>
            public class _IndependentConstraint : Constraint
            {
                private readonly int _dims;

                public _IndependentConstraint(Constraint base_constraint, int reinterpreted_batch_ndims) =>
                    (this.base_constraint, _dims) = (base_constraint, reinterpreted_batch_ndims);

                public Constraint base_constraint { get; }

                public override bool is_discrete => base_constraint.is_discrete;

                public override int event_dim => base_constraint.event_dim + _dims;

                /// <exception cref="ArgumentException">The value has fewer dimensions than an event.</exception>
                public override Tensor check(Tensor value)
                {
                    if (value.dim() < event_dim)
                    {
                        throw new ArgumentException($"Expected a value of at least {event_dim} dimensions, not of {value.dim()}.", nameof(value));
                    }

                    return WrappedTensorDisposeScope(() =>
                    {
                        var inner = base_constraint.check(value);
                        return inner.reshape([.. inner.shape.SkipLast(_dims), -1]).all(-1);
                    });
                }

                public override string ToString() => $"{GetType().Name}({base_constraint}, {_dims})";
            }

            /// <summary>One set for each of several pieces along a dimension.</summary>
            public class _Cat : Constraint
            {
                private readonly IList<Constraint> _parts;
                private readonly IList<long> _lengths;
                private readonly long _dim;

                public _Cat(IList<Constraint> cseq, long dim = 0, IList<long>? lengths = null) =>
                    (_parts, _dim, _lengths) = (cseq, dim, lengths ?? [.. Enumerable.Repeat(1L, cseq.Count)]);

                public override bool is_discrete => _parts.Any(c => c.is_discrete);

                public override int event_dim => _parts.Max(c => c.event_dim);

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() =>
                {
                    var checks = new List<Tensor>();
                    long start = 0;
                    for (var i = 0; i < _parts.Count; i++)
                    {
                        checks.Add(_parts[i].check(value.narrow(_dim, start, _lengths[i])));
                        start += _lengths[i];
                    }

                    return torch.cat(checks, _dim);
                });
            }

            /// <summary>One set for each index of a dimension.</summary>
            public class _Stack : Constraint
            {
                private readonly IList<Constraint> _parts;
                private readonly int _dim;

                public _Stack(IList<Constraint> cseq, int dim = 0) => (_parts, _dim) = (cseq, dim);

                public override bool is_discrete => _parts.Any(c => c.is_discrete);

                public override int event_dim
                {
                    get
                    {
                        var inner = _parts.Max(c => c.event_dim);
                        return _dim + inner < 0 ? inner + 1 : inner;
                    }
                }

                public override Tensor check(Tensor value) =>
                    WrappedTensorDisposeScope(() => torch.stack([.. _parts.Select((part, i) => part.check(value.select(_dim, i)))], _dim));
            }
        }
    }
}
