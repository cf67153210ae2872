namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>Softmax over the last dimension; its inverse is the logarithm, and not unique.</summary>
            public class SoftmaxTransform : Transform
            {
                public SoftmaxTransform()
                {
                    (_domain, _codomain) = (constraints.real_vector, constraints.simplex);
                }

                protected internal override Tensor _call(Tensor x) => x.softmax(-1);

                protected internal override Tensor _inverse(Tensor y) => y.log();
            }
        }
    }
}
