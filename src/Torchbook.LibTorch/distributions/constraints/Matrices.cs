namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>Matrices with zeros above the diagonal.</summary>
            public class _LowerTriangular : Constraint
            {
                public _LowerTriangular()
                    : base(false, 2)
                {
                }

                internal override string Meaning => "lower triangular";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => (value.tril() == value).flatten(-2).all(-1));
            }

            /// <summary>Lower triangular matrices with a positive diagonal.</summary>
            public class _LowerCholesky : Constraint
            {
                public _LowerCholesky()
                    : base(false, 2)
                {
                }

                internal override string Meaning => "lower triangular with a positive diagonal";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => lower_triangular.check(value) & value.diagonal(0, -2, -1).gt(0).all(-1));
            }

            /// <summary>Factors of correlation matrices: lower triangular with a positive diagonal and rows of length 1.</summary>
            public class _CorrCholesky : Constraint
            {
                public _CorrCholesky()
                    : base(false, 2)
                {
                }

                internal override string Meaning => "lower triangular with rows of length 1";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() =>
                {
                    // Ten roundings for each element of a row.
                    var tolerance = finfo(value.dtype).eps * value.size(-1) * 10;
                    var lengths = value.detach().square().sum(-1).sqrt();
                    return lower_cholesky.check(value) & (lengths - 1).abs().le(tolerance).all(-1);
                });
            }

            /// <summary>Matrices with as many rows as columns.</summary>
            public class _Square : Constraint
            {
                public _Square()
                    : base(false, 2)
                {
                }

                internal override string Meaning => "square";

                public override Tensor check(Tensor value) => full([.. value.shape.SkipLast(2)], value.size(-2) == value.size(-1), ScalarType.Bool, value.device);
            }

            /// <summary>Square matrices that equal their transpose to within 1e-6.</summary>
            public class _Symmetric : _Square
            {
                public _Symmetric()
                {
                }

                internal override string Meaning => "symmetric";

                public override Tensor check(Tensor value) => value.size(-2) != value.size(-1)
                    ? base.check(value)
                    : WrappedTensorDisposeScope(() => value.isclose(value.transpose(-2, -1), atol: 1e-6).all(-2).all(-1));
            }

            /// <summary>Symmetric matrices without negative eigenvalues.</summary>
            public class _PositiveSemiDefinite : _Symmetric
            {
                public _PositiveSemiDefinite()
                {
                }

                internal override string Meaning => "positive semi-definite";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() =>
                {
                    var symmetric = base.check(value);
                    return symmetric.all().item<bool>() ? linalg.eigvalsh(value).ge(0).all(-1) : symmetric;
                });
            }

            /// <summary>Symmetric matrices with positive eigenvalues only.</summary>
            public class _PositiveDefinite : _Symmetric
            {
                public _PositiveDefinite()
                {
                }

                internal override string Meaning => "positive definite";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() =>
                {
                    var symmetric = base.check(value);
                    return symmetric.all().item<bool>() ? linalg.cholesky_ex(value).info.eq(0) : symmetric;
                });
            }
        }
    }
}
