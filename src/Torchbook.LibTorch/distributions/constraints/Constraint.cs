namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>Sets in which parameters and values lie.</summary>
        public static partial class constraints
        {
            /// <summary>A set, of numbers or of whole vectors and matrices.</summary>
            public abstract class Constraint
            {
                protected Constraint(bool is_discrete, int event_dim) => (this.is_discrete, this.event_dim) = (is_discrete, event_dim);

                protected Constraint()
                    : this(false, 0)
                {
                }

                public virtual bool is_discrete { get; protected set; }

                /// <summary>How many of the last dimensions make one element: 0 for numbers, 1 for vectors.</summary>
                public virtual int event_dim { get; protected set; }

                /// <summary>Completes "must be …".</summary>
                internal virtual string Meaning => ToString();

                /// <summary>Which elements lie in the set, as booleans without the event's dimensions.</summary>
                public abstract Tensor check(Tensor value);

                public override string ToString() => GetType().Name + "()";
            }
        }
    }
}
