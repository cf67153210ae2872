namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public static partial class transforms
        {
            /// <summary>Gives the last dimensions another shape.</summary>
            public class ReshapeTransform : Transform
            {
                private readonly long[] _in;
                private readonly long[] _out;

                /// <exception cref="ArgumentException">The shapes hold different numbers of elements.</exception>
                public ReshapeTransform(long[] in_shape, long[] out_shape)
                {
                    (_in, _out, _bijective) = (in_shape, out_shape, true);
                    if (new Size(in_shape).numel() != new Size(out_shape).numel())
                    {
                        throw new ArgumentException($"[{string.Join(", ", in_shape)}] and [{string.Join(", ", out_shape)}] have different numbers of elements.");
                    }

                    _domain = constraints.independent(constraints.real, in_shape.Length);
                    _codomain = constraints.independent(constraints.real, out_shape.Length);
                }

                public override long[] forward_shape(long[] shape) => Replace(shape, _in, _out);

                public override long[] inverse_shape(long[] shape) => Replace(shape, _out, _in);

                protected internal override Tensor _call(Tensor x) => x.reshape(forward_shape(x.shape));

                protected internal override Tensor _inverse(Tensor y) => y.reshape(inverse_shape(y.shape));

                protected internal override Tensor log_abs_det_jacobian(Tensor x, Tensor y) => zeros([.. x.shape.SkipLast(_in.Length)], x.dtype, x.device);

                private static long[] Replace(long[] shape, long[] from, long[] to) => shape.TakeLast(from.Length).SequenceEqual(from)
                    ? [.. shape.SkipLast(from.Length), .. to]
                    : throw new ArgumentException($"[{string.Join(", ", shape)}] does not end in [{string.Join(", ", from)}].", nameof(shape));
            }
        }
    }
}
