namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>0 or 1.</summary>
            public class _Boolean : Constraint
            {
                public _Boolean()
                    : base(true, 0)
                {
                }

                internal override string Meaning => "0 or 1";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => value.eq(0) | value.eq(1));
            }

            /// <summary>Whole numbers from the lower bound to the upper, both included.</summary>
            public class _IntegerInterval : Constraint
            {
                public _IntegerInterval(long lower_bound, long upper_bound)
                    : base(true, 0) => (this.lower_bound, this.upper_bound) = (lower_bound, upper_bound);

                public long lower_bound { get; }

                public long upper_bound { get; }

                internal override string Meaning => $"a whole number between {lower_bound} and {upper_bound}";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => value.remainder(1).eq(0) & value.ge(lower_bound) & value.le(upper_bound));

                public override string ToString() => $"{GetType().Name}(lower_bound={lower_bound},upper_bound={upper_bound})";
            }

            /// <summary>Whole numbers up to the bound, included.</summary>
            public class _IntegerLessThan : Constraint
            {
                public _IntegerLessThan(long upper_bound)
                    : base(true, 0) => this.upper_bound = upper_bound;

                public long upper_bound { get; }

                internal override string Meaning => $"a whole number of at most {upper_bound}";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => value.remainder(1).eq(0) & value.le(upper_bound));

                public override string ToString() => $"{GetType().Name}(upper_bound={upper_bound})";
            }

            /// <summary>Whole numbers from the bound on, included.</summary>
            public class _IntegerGreaterThan : Constraint
            {
                public _IntegerGreaterThan(long lower_bound)
                    : base(true, 0) => this.lower_bound = lower_bound;

                public long lower_bound { get; }

                internal override string Meaning => $"a whole number of at least {lower_bound}";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => value.remainder(1).eq(0) & value.ge(lower_bound));

                public override string ToString() => $"{GetType().Name}(lower_bound={lower_bound})";
            }
        }
    }
}
