namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>Vectors of zeros with a single one.</summary>
            public class _OneHot : Constraint
            {
                public _OneHot()
                    : base(true, 1)
                {
                }

                internal override string Meaning => "zeros with a single one";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => (value.eq(0) | value.eq(1)).all(-1) & value.sum(-1).eq(1));
            }

            /// <summary>Vectors of probabilities: none negative, and with a sum of 1 to within 1e-6.</summary>
            public class _Simplex : Constraint
            {
                public _Simplex()
                    : base(false, 1)
                {
                }

                internal override string Meaning => "probabilities with a sum of 1";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => value.ge(0).all(-1) & (value.sum(-1) - 1).abs().lt(1e-6));
            }

            /// <summary>Vectors of counts with a sum of at most the bound.</summary>
            public class _Multinomial : Constraint
            {
                public _Multinomial(long upper_bound)
                    : base(true, 1) => this.upper_bound = upper_bound;

                public long upper_bound { get; }

                internal override string Meaning => $"counts with a sum of at most {upper_bound}";

                public override Tensor check(Tensor x) => WrappedTensorDisposeScope(() => x.ge(0).all(-1) & x.sum(-1).le(upper_bound));

                public override string ToString() => $"{GetType().Name}(upper_bound={upper_bound})";
            }
        }
    }
}
