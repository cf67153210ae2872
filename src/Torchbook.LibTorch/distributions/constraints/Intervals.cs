namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class constraints
        {
            /// <summary>Any number but NaN.</summary>
            public class _Real : Constraint
            {
                public _Real()
                    : base(false, 0)
                {
                }

                internal override string Meaning => "a number";

                public override Tensor check(Tensor value) => value.eq(value);
            }

            /// <summary>From the lower bound to the upper, both included.</summary>
            public class _Interval : Constraint
            {
                public _Interval(double lower_bound, double upper_bound)
                    : base(false, 0) => (this.lower_bound, this.upper_bound) = (lower_bound, upper_bound);

                public double lower_bound { get; }

                public double upper_bound { get; }

                internal override string Meaning => $"between {lower_bound} and {upper_bound}";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => value.ge(lower_bound) & value.le(upper_bound));

                public override string ToString() => $"{GetType().Name}(lower_bound={lower_bound},upper_bound={upper_bound})";
            }

            /// <summary>From the lower bound, included, to the upper.</summary>
            public class _HalfOpenInterval : Constraint
            {
                public _HalfOpenInterval(double lower_bound, double upper_bound)
                    : base(false, 0) => (this.lower_bound, this.upper_bound) = (lower_bound, upper_bound);

                public double lower_bound { get; }

                public double upper_bound { get; }

                internal override string Meaning => $"at least {lower_bound} and less than {upper_bound}";

                public override Tensor check(Tensor value) => WrappedTensorDisposeScope(() => value.ge(lower_bound) & value.lt(upper_bound));

                public override string ToString() => $"{GetType().Name}(lower_bound={lower_bound},upper_bound={upper_bound})";
            }

            /// <summary>Above the bound.</summary>
            public class _GreaterThan : Constraint
            {
                public _GreaterThan(double lower_bound)
                    : base(false, 0) => this.lower_bound = lower_bound;

                public double lower_bound { get; }

                internal override string Meaning => $"greater than {lower_bound}";

                public override Tensor check(Tensor value) => value.gt(lower_bound);

                public override string ToString() => $"{GetType().Name}(lower_bound={lower_bound})";
            }

            /// <summary>The bound or above.</summary>
            public class _GreaterThanEq : Constraint
            {
                public _GreaterThanEq(double lower_bound)
                    : base(false, 0) => this.lower_bound = lower_bound;

                public double lower_bound { get; }

                internal override string Meaning => $"at least {lower_bound}";

                public override Tensor check(Tensor value) => value.ge(lower_bound);

                public override string ToString() => $"{GetType().Name}(lower_bound={lower_bound})";
            }

            /// <summary>Below the bound.</summary>
            public class _LessThan : Constraint
            {
                public _LessThan(double upper_bound)
                    : base(false, 0) => this.upper_bound = upper_bound;

                public double upper_bound { get; }

                internal override string Meaning => $"less than {upper_bound}";

                public override Tensor check(Tensor value) => value.lt(upper_bound);

                public override string ToString() => $"{GetType().Name}(upper_bound={upper_bound})";
            }
        }
    }
}
