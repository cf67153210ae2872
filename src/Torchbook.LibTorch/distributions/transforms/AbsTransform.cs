namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>|x|; its inverse takes the positive side.</summary>
            public class AbsTransform : Transform
            {
                public AbsTransform()
                {
                    (_domain, _codomain) = (constraints.real, constraints.positive);
                }

                protected internal override Tensor _call(Tensor x) => x.abs();

                protected internal override Tensor _inverse(Tensor y) => y.alias();
            }
        }
    }
}
